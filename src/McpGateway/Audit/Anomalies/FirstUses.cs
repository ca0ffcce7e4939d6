using System.Runtime.CompilerServices;
using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Anomalies;

/// <summary>Finds what was done for the first time: a connection's use of an effect, a provider at an organizer.</summary>
internal sealed class FirstUses(IAuditStore store, IOptions<AnomalyOptions> options)
{
    private const int MostConnections = 1000;
    private const int MostRemembered = 20_000;

    private static readonly string[] Effects = ["write", "destructive"];

    private readonly TimeSpan settledAfter = options.Value.SettledAfter;

    // What is nothing new any more stays so: it is asked for once in each process.
    private readonly HashSet<(string, string)> known = [];

    public IEnumerable<Check> Checks(Window window)
    {
        if (known.Count > MostRemembered)
        {
            known.Clear();
        }

        return
        [
            .. Effects.Select(effect => new Check(AuditCode.FirstEffect, FindEffectsAsync(effect, window))),
            new(AuditCode.FirstProvider, FindProvidersAsync(window)),
        ];
    }

    private async IAsyncEnumerable<Anomaly> FindEffectsAsync(
        string effect, Window window, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = window.Calls with { Outcome = AuditOutcome.Success, Effect = effect };
        foreach (var tally in await store.CountAsync(query, AuditField.Connection, MostConnections, cancellationToken))
        {
            var used = query with { ConnectionId = tally.Value };
            var others = new AuditQuery { Action = AuditAction.ToolCalled, ConnectionId = tally.Value };
            if (await IsFirstAsync(used, others, (tally.Value, effect), window, cancellationToken))
            {
                var newest = await store.QueryAsync(used with { Limit = 1 }, cancellationToken);
                yield return new(AuditCode.FirstEffect, newest.Events[0]);
            }
        }
    }

    private async IAsyncEnumerable<Anomaly> FindProvidersAsync(
        Window window, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var connected = window.Events with { Action = AuditAction.TokenIssued };
        // Oldest first, so that the one who came first is told of at every look.
        foreach (var one in (await store.ReadAsync(connected, cancellationToken).ToListAsync(cancellationToken))
            .Where(one => one is { OrganizerId: not null, Provider: not null }).Reverse()
            .DistinctBy(one => (one.OrganizerId, one.Provider)))
        {
            var others = new AuditQuery { Action = AuditAction.TokenIssued, OrganizerId = one.OrganizerId };
            var used = connected with { OrganizerId = one.OrganizerId, Provider = one.Provider };
            if (await IsFirstAsync(used, others, (one.OrganizerId!, one.Provider!), window, cancellationToken))
            {
                yield return new(AuditCode.FirstProvider, one);
            }
        }
    }

    /// <summary>Whether there was none of these before the window, and of the others long enough.</summary>
    private async ValueTask<bool> IsFirstAsync(
        AuditQuery used, AuditQuery others, (string, string) what, Window window, CancellationToken cancellationToken)
    {
        if (known.Contains(what))
        {
            return false;
        }

        if (await AnyAsync(used with { From = null, To = window.From }, cancellationToken))
        {
            known.Add(what);
            return false;
        }

        return await AnyAsync(others with { To = window.From - settledAfter }, cancellationToken);
    }

    private async ValueTask<bool> AnyAsync(AuditQuery query, CancellationToken cancellationToken) =>
        (await store.QueryAsync(query with { Limit = 1 }, cancellationToken)).Events.Count > 0;
}
