using McpGateway.Switches;
using McpGateway.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Connections;

/// <summary><c>/connections</c>: a user's connected assistants and, for an organizer's administrators, those of everybody
/// there, each with the button that ends it at once (promise S16).</summary>
internal sealed class ConnectionsEndpoint(
    ConnectionStore connections, EndedConnections endedConnections, ConnectionRows rows, Revocation revocation,
    Administrators administrators, FormTokens formTokens, TimeProvider time)
{
    private const int LongestSearch = 200;

    public static Task<IResult> ShowAsync(
        HttpContext context, ConnectionsEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ShowAsync(context, cancellationToken);

    public static Task<IResult> RevokeAsync(
        HttpContext context, ConnectionsEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.RevokeAsync(context, cancellationToken);

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var user = context.Features.GetRequiredFeature<SignedInUser>();
        var organizers = administrators.OrganizersOf(user).ToList();
        var isTooLongAgo = organizers.Count > 0 && !user.IsRecent(time.GetUtcNow());
        if (isTooLongAgo && context.Request.Query.ContainsKey("others"))
        {
            await context.ChallengeAsync();
            return TypedResults.Empty;
        }

        var search = context.Request.Query["q"].ToString().Trim();
        search = search[..Math.Min(search.Length, LongestSearch)];
        var own = await connections.ListByUserAsync(user.Person.UserId, cancellationToken);
        var sections = new List<ConnectionsSection> { new(null, await RowsAsync(own, search, cancellationToken)) };
        foreach (var (id, name) in isTooLongAgo ? [] : organizers)
        {
            var others = (await connections.ListByOrganizerAsync(id, null, cancellationToken))
                .Where(connection => connection.IsEstablished && connection.UserId != user.Person.UserId)
                .OrderByDescending(connection => connection.CreatedAt);
            sections.Add(new(name, await RowsAsync(others, search, cancellationToken)));
        }

        var ended = await endedConnections.ListByUserAsync(user.Person.UserId, cancellationToken);
        return new RazorComponentResult<ConnectionsPage>(new
        {
            Sections = sections,
            Ended = ended.Select(one => new EndedRow(one.ConnectionId, one.ClientName,
                RevocationPhrases.Find(one.Reason) ?? RevocationPhrases.ItWasEnded, one.EndedAt)).ToList(),
            Search = search,
            OthersWait = isTooLongAgo,
            FormToken = formTokens.Issue(user.SessionId),
        });
    }

    private async ValueTask<IReadOnlyList<ConnectionRow>> RowsAsync(
        IEnumerable<Connection> found, string search, CancellationToken cancellationToken) =>
        [.. (await rows.ReadAsync(found, cancellationToken)).Where(row => ConnectionRows.Match(row, search))];

    private async Task<IResult> RevokeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var user = context.Features.GetRequiredFeature<SignedInUser>();
        if (await PostedForm.TryReadAsync(context.Request, cancellationToken) is not { } form
            || !formTokens.IsValid(user.SessionId, form[FormTokens.Field]))
        {
            return StrangeForm();
        }

        if (form["revoke"] is not [{ Length: > 0 } id])
        {
            return new SeeOther("/connections");
        }

        if (await connections.FindAsync(id, cancellationToken) is not { Connection: var connection })
        {
            // Still listed where its end was begun and never confirmed.
            await revocation.FinishAsync(
                id, ended => ReasonFor(user, ended), context.TraceIdentifier, cancellationToken);
            return new SeeOther("/connections");
        }

        // Somebody else's connection and one that has ended look the same from here.
        if (ReasonFor(user, connection) is not { } reason)
        {
            return new SeeOther("/connections");
        }

        if (reason == RevocationReason.ByAdministrator && !user.IsRecent(time.GetUtcNow()))
        {
            return StrangeForm();
        }

        await revocation.RevokeAsync(connection, reason, context.TraceIdentifier, cancellationToken);
        return new SeeOther("/connections");
    }

    /// <summary>As whom this person may end the connection; null when they may not.</summary>
    private string? ReasonFor(SignedInUser user, Connection connection) =>
        connection.UserId == user.Person.UserId ? RevocationReason.ByUser
        : administrators.OrganizersOf(user).Any(one => one.Id == connection.OrganizerId)
            ? RevocationReason.ByAdministrator
            : null;

    private static RazorComponentResult<ErrorPage> StrangeForm() => ErrorPage.Render(
        WebPhrases.TryAgain, ConnectionsPhrases.StrangeForm, StatusCodes.Status400BadRequest);
}
