using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Audit.Sinks;

/// <summary>One sink's progress in the record store, and the right of one process at a time to move it.</summary>
/// <param name="records">Where it is kept.</param>
/// <param name="sink">The sink.</param>
/// <param name="leaseFor">How long others wait for a process that is silent.</param>
/// <param name="time">The clock.</param>
internal sealed class SinkLease(IRecordStore records, string sink, TimeSpan leaseFor, TimeProvider time)
{
    private readonly string holder = Handles.NewRecordId();
    private long version;

    /// <summary>The progress, held by this process from now on; null while another one holds it.</summary>
    /// <param name="beginAsync">From where on to deliver when nothing was delivered yet.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask<SinkProgress?> TryHoldAsync(
        Func<ValueTask<DateTimeOffset>> beginAsync, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(SinkProgress.Kind, sink, cancellationToken) is not { } record)
        {
            var first = Hold(new() { From = await beginAsync() });
            version = 1;
            return await records.TryAddAsync(RecordOf(first), CancellationToken.None) ? first : null;
        }

        var progress = JsonSerializer.Deserialize(record.Content.Span, AuditJson.Default.SinkProgress)!;
        var now = time.GetUtcNow();
        if (progress.Holder != holder && progress.HeldUntil > now)
        {
            return null;
        }

        version = record.Version;
        // Not at every look: it is a write.
        return progress.Holder == holder && progress.HeldUntil > now + (leaseFor / 2)
            ? progress
            : await TrySaveAsync(progress);
    }

    /// <summary>Saves the progress and goes on holding it; null when another process has taken over.</summary>
    public async ValueTask<SinkProgress?> TrySaveAsync(SinkProgress progress)
    {
        var held = Hold(progress);
        // Begun, it is finished: a write that may or may not have happened would keep the lease from being given back.
        if (!await records.TryReplaceAsync(RecordOf(held), version, CancellationToken.None))
        {
            return null;
        }

        version++;
        return held;
    }

    /// <summary>Lets another process take over at once.</summary>
    public async ValueTask ReleaseAsync()
    {
        if (await records.FindAsync(SinkProgress.Kind, sink, CancellationToken.None) is { } record
            && JsonSerializer.Deserialize(record.Content.Span, AuditJson.Default.SinkProgress) is { } progress
            && progress.Holder == holder)
        {
            await records.TryReplaceAsync(
                RecordOf(progress with { Holder = "", HeldUntil = default }), record.Version,
                CancellationToken.None);
        }
    }

    private SinkProgress Hold(SinkProgress progress) =>
        progress with { Holder = holder, HeldUntil = time.GetUtcNow() + leaseFor };

    private StoredRecord RecordOf(SinkProgress progress) => new()
    {
        Kind = SinkProgress.Kind,
        Id = sink,
        Content = JsonSerializer.SerializeToUtf8Bytes(progress, AuditJson.Default.SinkProgress),
    };
}
