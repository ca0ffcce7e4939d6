using McpGateway.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Connections;

/// <summary><c>/connections</c>: a user's connected assistants, and the button that ends one at once (promise
/// S16).</summary>
internal static class ConnectionsEndpoint
{
    public static async Task<IResult> ShowAsync(
        HttpContext context,
        ConnectionStore connections,
        EndedConnections endedConnections,
        LastUses lastUses,
        FormTokens formTokens,
        CancellationToken cancellationToken)
    {
        var user = context.Features.GetRequiredFeature<SignedInUser>();
        var rows = new List<ConnectionRow>();
        foreach (var connection in await connections.ListByUserAsync(user.Person.UserId, cancellationToken))
        {
            rows.Add(new()
            {
                Id = connection.Id,
                ClientName = connection.ClientName,
                RedirectHost = connection.RedirectHost,
                Provider = connection.Provider,
                OrganizerName = connection.OrganizerName,
                // Staying connected is what every row here is about.
                Scopes = [.. connection.Scope.Split(' ').Where(scope => scope != "offline_access")],
                CreatedAt = connection.CreatedAt,
                ExpiresAt = connection.ExpiresAt,
                LastUsed = await lastUses.FindAsync(connection.Id, cancellationToken),
            });
        }

        var ended = await endedConnections.ListByUserAsync(user.Person.UserId, cancellationToken);
        return new RazorComponentResult<ConnectionsPage>(new
        {
            Rows = rows,
            Ended = ended.Select(one => new EndedRow(one.ConnectionId, one.ClientName,
                RevocationPhrases.Find(one.Reason) ?? RevocationPhrases.ItWasEnded, one.EndedAt)).ToList(),
            FormToken = formTokens.Issue(user.SessionId),
        });
    }

    public static async Task<IResult> RevokeAsync(
        HttpContext context,
        ConnectionStore connections,
        Revocation revocation,
        FormTokens formTokens,
        CancellationToken cancellationToken)
    {
        var user = context.Features.GetRequiredFeature<SignedInUser>();
        if (await PostedForm.TryReadAsync(context.Request, cancellationToken) is not { } form
            || !formTokens.IsValid(user.SessionId, form[FormTokens.Field]))
        {
            return ErrorPage.Render(
                WebPhrases.TryAgain, ConnectionsPhrases.StrangeForm, StatusCodes.Status400BadRequest);
        }

        // Somebody else's connection and one that has ended look the same from here.
        if (form["revoke"] is [{ Length: > 0 } id]
            && await connections.FindAsync(id, cancellationToken) is { Connection: var connection }
            && connection.UserId == user.Person.UserId)
        {
            await revocation.RevokeAsync(
                connection, RevocationReason.ByUser, context.TraceIdentifier, cancellationToken);
        }

        return new SeeOther("/connections");
    }
}
