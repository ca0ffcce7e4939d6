using System.Runtime.CompilerServices;

namespace McpGateway.Storage.Upkeep;

/// <summary>Copies the audit log, every event with its position: cursors, order and whatever was computed over events
/// stay true.</summary>
internal sealed class CopyOfAudit(INumberedEvents source, INumberedEvents target)
{
    private const int Page = 500;

    /// <summary>Puts what is missing; returns how many events the source has. An event of the target that differs stays,
    /// and is a difference.</summary>
    public async Task<(long Events, long Put)> RunAsync(CancellationToken cancellationToken)
    {
        var (events, put) = (0L, 0L);
        await foreach (var pairs in PairsAsync(cancellationToken).Chunk(Page))
        {
            AuditEvent[] missing =
                [.. pairs.Where(pair => pair.Target is null).Select(pair => pair.Source).OfType<AuditEvent>()];
            await target.PutAsync(missing, cancellationToken);
            events += pairs.Count(pair => pair.Source is not null);
            put += missing.Length;
        }

        return (events, put);
    }

    /// <summary>How many events of the source are missing in the target or other there. What only the target has is left
    /// from before retention took it from the source, or came later.</summary>
    public ValueTask<int> CountDifferencesAsync(CancellationToken cancellationToken) =>
        PairsAsync(cancellationToken).CountAsync(
            pair => pair.Source is not null && pair.Source != pair.Target, cancellationToken);

    private IAsyncEnumerable<(AuditEvent? Source, AuditEvent? Target)> PairsAsync(CancellationToken cancellationToken) =>
        ReadAllAsync(source, cancellationToken).WithAsync(
            ReadAllAsync(target, cancellationToken),
            static (one, other) => one.Sequence.CompareTo(other.Sequence),
            cancellationToken);

    private static async IAsyncEnumerable<AuditEvent> ReadAllAsync(
        INumberedEvents events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<AuditEvent> page = [];
        do
        {
            page = await events.ReadAsync(page.Count > 0 ? page[^1].Sequence : 0, Page, cancellationToken);
            foreach (var auditEvent in page)
            {
                yield return auditEvent;
            }
        }
        while (page.Count == Page);
    }
}
