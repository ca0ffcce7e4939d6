using System.Security.Cryptography;

namespace McpGateway.Storage.Firestore;

/// <summary>
/// Numbers that grow without a counter that all replicas would have to write to: 42 bits of milliseconds and 21 random
/// bits. Within a process each is larger than the one before, across processes as far as their clocks agree. That no two
/// events have the same is for the store to see to, where they are names.
/// </summary>
internal sealed class AuditSequence(TimeProvider time)
{
    private const int RandomBits = 21;
    private static readonly DateTimeOffset Beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private long last;

    /// <summary>The first of so many numbers in a row.</summary>
    public long Take(int count)
    {
        var elapsed = (long)(time.GetUtcNow() - Beginning).TotalMilliseconds;
        var now = (Math.Max(elapsed, 0) << RandomBits) | (uint)RandomNumberGenerator.GetInt32(1 << RandomBits);
        lock (gate)
        {
            var first = Math.Max(now, last + 1);
            last = first + count - 1;
            return first;
        }
    }
}
