using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace McpGateway.Storage.Firestore;

/// <summary>The lanes of this process. As many as write at the same time, and a few at least, in turn, since Firestore
/// takes only some writes a second to the same head.</summary>
internal sealed class FirestoreLanes
{
    private const int AtLeast = 4;
    private const int NameBytes = 6;

    private readonly ConcurrentQueue<FirestoreLane> idle = new();
    private int made;

    /// <summary>A lane for one append. It comes back only when that surely succeeded.</summary>
    public FirestoreLane Take() =>
        Volatile.Read(ref made) >= AtLeast && idle.TryDequeue(out var lane) ? lane : Make();

    public void Return(FirestoreLane lane) => idle.Enqueue(lane);

    private FirestoreLane Make()
    {
        Interlocked.Increment(ref made);
        return new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes)));
    }
}
