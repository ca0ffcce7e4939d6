using McpGateway.Audit;
using McpGateway.Connections;
using McpGateway.Storage;

namespace McpGateway.Incidents;

/// <summary>Makes reports out of the log, and of what the store of connections says is still live.</summary>
internal sealed class IncidentReports(
    IAuditStore store, ConnectionStore connections, FirstTimes firstTimes, TimeProvider time)
{
    public const int MostConnections = 1000;
    private const int MostTools = 1000;

    /// <summary>Null when it would be about more connections than <see cref="MostConnections"/>.</summary>
    public async ValueTask<IncidentReport?> MakeAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var concerned = await store.CountAsync(
            query, AuditField.Connection, MostConnections + 1, cancellationToken);
        if (concerned.Count > MostConnections)
        {
            return null;
        }

        var calls = query with { Action = AuditAction.ToolCalled };
        var callsOf = (await store.CountAsync(calls, AuditField.Connection, MostConnections, cancellationToken))
            .ToDictionary(tally => tally.Value, tally => tally.Events);
        var affected = new List<AffectedConnection>();
        foreach (var id in concerned.Select(tally => tally.Value).Order(StringComparer.Ordinal))
        {
            affected.Add(await ReadAsync(query with { ConnectionId = id }, callsOf.GetValueOrDefault(id), cancellationToken));
        }

        var outcomes = await store.CountAsync(calls, AuditField.Outcome, MostTools, cancellationToken);
        return new()
        {
            MadeAt = time.GetUtcNow(),
            From = query.From!.Value,
            To = query.To,
            Calls = outcomes.Sum(tally => tally.Events),
            Outcomes = outcomes,
            Effects = await store.CountAsync(calls, AuditField.Effect, MostTools, cancellationToken),
            Tools = await ToolsAsync(calls, cancellationToken),
            Connections = affected,
            Users = Distinct(affected.Select(one => one.UserId)),
            Organizers = Distinct(affected.Select(one => one.OrganizerId)),
            Live = affected.Count(one => one.IsLive),
        };
    }

    private async ValueTask<AffectedConnection> ReadAsync(AuditQuery query, long calls, CancellationToken cancellationToken)
    {
        var id = query.ConnectionId!;
        if (await connections.FindAsync(id, cancellationToken) is { Connection: var live })
        {
            return new(id, live.UserId, live.OrganizerId, live.ClientId, live.Provider, calls, IsLive: true, null, null);
        }

        var end = await FindNewestAsync(
            new() { ConnectionId = id, Action = AuditAction.ConnectionRevoked }, cancellationToken);
        var known = end ?? await FindNewestAsync(query, cancellationToken);
        return new(
            id, known?.UserId, known?.OrganizerId, known?.ClientId, known?.Provider, calls, IsLive: false, end?.Time, end?.Code);
    }

    private async ValueTask<List<CalledTool>> ToolsAsync(AuditQuery calls, CancellationToken cancellationToken)
    {
        var tools = new List<CalledTool>();
        foreach (var tally in await store.CountAsync(calls, AuditField.Tool, MostTools, cancellationToken))
        {
            var query = calls with { Tool = tally.Value };
            var first = await firstTimes.FindAsync(query, cancellationToken);
            var newest = await FindNewestAsync(query, cancellationToken);
            tools.Add(new(tally.Value, newest?.Effect, tally.Events, first, newest?.Time ?? first));
        }

        return tools;
    }

    private async ValueTask<AuditEvent?> FindNewestAsync(AuditQuery query, CancellationToken cancellationToken) =>
        (await store.QueryAsync(query with { Limit = 1 }, cancellationToken)).Events is [var newest, ..] ? newest : null;

    private static string[] Distinct(IEnumerable<string?> ids) =>
        [.. ids.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
