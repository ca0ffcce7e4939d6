using System.Buffers.Text;
using System.Security.Cryptography;

namespace McpGateway.Storage;

/// <summary>Whether the store can do what every request needs of it: write, seal, open and read.</summary>
public sealed class StoreHealth
{
    internal const string Kind = "health-probe";

    // Probes come from anyone who may ask for readiness; the disk sees one of them in this time.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly IRecordStore records;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private (DateTimeOffset At, Task<string?> Probe)? last;

    internal StoreHealth(IRecordStore records, TimeProvider time)
    {
        this.records = records;
        this.time = time;
    }

    /// <summary>Null when ready, otherwise the problem in a sentence for the operator; at most five seconds old.
    /// </summary>
    public async ValueTask<string?> CheckAsync(CancellationToken cancellationToken) =>
        await CurrentProbe().WaitAsync(cancellationToken);

    private Task<string?> CurrentProbe()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (last is not { } current || now - current.At >= Freshness)
            {
                last = current = (now, ProbeAsync());
            }

            return current.Probe;
        }
    }

    private async Task<string?> ProbeAsync()
    {
        var probe = new StoredRecord
        {
            Kind = Kind,
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            ExpiresAt = time.GetUtcNow() + TimeSpan.FromMinutes(1),
            Content = RandomNumberGenerator.GetBytes(16),
        };
        try
        {
            await records.TryAddAsync(probe, CancellationToken.None);
            var found = await records.TakeAsync(Kind, probe.Id, CancellationToken.None);
            return found?.Content.Span.SequenceEqual(probe.Content.Span) == true
                ? null
                : "The store did not give back what was just written to it.";
        }
        catch (Exception failure) when (failure is StoreUnavailableException or SealBrokenException)
        {
            return failure.Message;
        }
    }
}
