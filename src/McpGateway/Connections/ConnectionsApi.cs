using System.Security.Claims;
using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.Connections;

/// <summary><c>/api/v1/connections</c>: how a back office puts the list of connected assistants, and the button that ends
/// one, into its own pages (promise S23). Both are audited.</summary>
internal sealed class ConnectionsApi(
    ConnectionStore connections, ConnectionRows rows, Revocation revocation, AuditTrail trail, TimeProvider time)
{
    public const string Path = "/api/v1/connections";

    public static Task<IResult> ListAsync(HttpContext context, ConnectionsApi api, CancellationToken cancellationToken) =>
        api.ListAsync(context, cancellationToken);

    public static Task<IResult> RevokeAsync(
        HttpContext context, string id, ConnectionsApi api, CancellationToken cancellationToken) =>
        api.RevokeAsync(context, id, cancellationToken);

    private async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (query, mistakes) = ConnectionsQuery.Read(context.Request.Query, isForMany: true);
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        var found = query.User is { } user
            ? (await connections.ListAllByUserAsync(user, cancellationToken))
                .Where(connection => string.CompareOrdinal(connection.Id, query.After) > 0)
                .OrderBy(connection => connection.Id, StringComparer.Ordinal)
            : (await connections.ListByOrganizerAsync(query.Organizer!, query.After, cancellationToken)).AsEnumerable();
        var page = found.Where(connection => query.Concerns(connection) && connection.IsEstablished)
            .Take(query.Limit + 1).ToList();
        var shown = await rows.ReadAsync(page.Take(query.Limit), cancellationToken);
        await trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = context.TraceIdentifier,
            Action = AuditAction.ConnectionsRead,
            Outcome = AuditOutcome.Success,
            UserId = query.User,
            OrganizerId = query.Organizer,
            ClientId = context.User.FindFirstValue("sub"),
        }, cancellationToken);
        return TypedResults.Json(
            new ConnectionList(shown, page.Count > query.Limit ? shown[^1].Id : null), ConnectionsJson.Default.ConnectionList);
    }

    private async Task<IResult> RevokeAsync(HttpContext context, string id, CancellationToken cancellationToken)
    {
        var (query, mistakes) = ConnectionsQuery.Read(context.Request.Query, isForMany: false);
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        var hasEnded = await connections.FindAsync(id, cancellationToken) is { Connection: var connection }
            ? query.Concerns(connection) && await revocation.RevokeAsync(
                connection, RevocationReason.ByOperator, context.TraceIdentifier, cancellationToken)
            : await revocation.FinishAsync(
                id, ended => query.Concerns(ended) ? RevocationReason.ByOperator : null, context.TraceIdentifier,
                cancellationToken);
        return hasEnded
            ? TypedResults.NoContent()
            : TypedResults.Problem(
                "It never was, has ended already, or is not of the user or organizer that the address names.",
                title: "No such connection", statusCode: StatusCodes.Status404NotFound);
    }
}

/// <summary>The answer; <paramref name="Next"/> is the <c>after</c> of the next page, null on the last.</summary>
internal sealed record ConnectionList(IReadOnlyList<ConnectionRow> Connections, string? Next);
