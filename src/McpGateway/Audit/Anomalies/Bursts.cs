using System.Runtime.CompilerServices;
using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Anomalies;

/// <summary>Finds connections that did too much of something, as the store counts it.</summary>
internal sealed class Bursts(IAuditStore store, IOptions<AnomalyOptions> options)
{
    // The most frequent come first: with more of them above a threshold the rest is found at the next look.
    private const int MostConnections = 1000;
    private const int MostGuards = 100;

    private readonly AnomalyOptions options = options.Value;

    public IEnumerable<Check> Checks(Window window)
    {
        var denied = window.Calls with { Outcome = AuditOutcome.Denied };
        var failed = window.Calls with { Outcome = AuditOutcome.Failure };
        var reused = window.Events with { Action = AuditAction.TokenReuseDetected };
        return
        [
            new(AuditCode.DenialBurst, FindAsync(AuditCode.DenialBurst, denied, options.Denials)),
            new(AuditCode.FailureBurst, FindAsync(AuditCode.FailureBurst, failed, options.Failures)),
            new(AuditCode.OldTokenUsed, FindAsync(AuditCode.OldTokenUsed, reused, 1)),
            new(AuditCode.GuardBurst, FindOfGuardsAsync(denied)),
            new(AuditCode.VolumeBurst, FindVolumesAsync(window)),
        ];
    }

    private async IAsyncEnumerable<Anomaly> FindAsync(
        string code, AuditQuery query, int least, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var tally in await AboveAsync(query, least, cancellationToken))
        {
            yield return await OfAsync(code, query with { ConnectionId = tally.Value }, cancellationToken);
        }
    }

    private async IAsyncEnumerable<Anomaly> FindOfGuardsAsync(
        AuditQuery denied, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var guard in await store.CountAsync(denied, AuditField.Guard, MostGuards, cancellationToken))
        {
            var query = denied with { Guard = guard.Value };
            await foreach (var found in FindAsync(AuditCode.GuardBurst, query, options.GuardRefusals, cancellationToken))
            {
                yield return found;
            }
        }
    }

    private async IAsyncEnumerable<Anomaly> FindVolumesAsync(
        Window window, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var tally in await AboveAsync(window.Calls, options.Calls, cancellationToken))
        {
            var query = window.Calls with { ConnectionId = tally.Value };
            if (tally.Events >= options.CallsFactor * await BusiestHourAsync(query, window, cancellationToken))
            {
                yield return await OfAsync(AuditCode.VolumeBurst, query, cancellationToken);
            }
        }
    }

    private async ValueTask<IEnumerable<AuditTally>> AboveAsync(
        AuditQuery query, int least, CancellationToken cancellationToken) =>
        (await store.CountAsync(query, AuditField.Connection, MostConnections, cancellationToken))
            .TakeWhile(tally => tally.Events >= least);

    /// <summary>How many calls the connection made in the hour of its past in which it made the most.</summary>
    private async ValueTask<long> BusiestHourAsync(AuditQuery query, Window window, CancellationToken cancellationToken)
    {
        var past = query with { From = window.From - options.Past, To = window.From };
        var hours = await store.SeriesAsync(past, AuditInterval.Hour, cancellationToken);
        return hours.Count == 0 ? 0 : hours.Max(hour => hour.Total);
    }

    private async ValueTask<Anomaly> OfAsync(string code, AuditQuery query, CancellationToken cancellationToken) =>
        new(code, (await store.QueryAsync(query with { Limit = 1 }, cancellationToken)).Events[0]);
}
