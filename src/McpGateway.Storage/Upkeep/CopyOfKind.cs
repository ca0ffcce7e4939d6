using System.Runtime.CompilerServices;
using McpGateway.Storage.Encryption;

namespace McpGateway.Storage.Upkeep;

/// <summary>Makes the records of a kind in one store those of another, byte by byte: no key is needed.</summary>
/// <param name="source">What is copied.</param>
/// <param name="target">What it is copied to.</param>
/// <param name="findEnded">The ids of those records that nobody finds in the source any more; they are not copied.</param>
internal sealed class CopyOfKind(
    IRecordStore source, IRecordStore target,
    Func<IReadOnlyList<StoredRecord>, CancellationToken, Task<IReadOnlySet<string>>> findEnded)
{
    // As many as a group commit or a handful of requests takes.
    private const int AtOnce = 100;

    /// <summary>Adds what is missing, replaces what differs, and removes what the source has not, such as what was
    /// revoked since an earlier run. Stopped between records, another run goes on.</summary>
    public async Task<KindCopied> RunAsync(string kind, CancellationToken cancellationToken)
    {
        var copied = new KindCopied(kind, 0, 0);
        await foreach (var pairs in PairsAsync(kind, cancellationToken).Chunk(AtOnce))
        {
            var changes = pairs.Where(pair => !AreEqual(pair.Source, pair.Target)).ToList();
            await Task.WhenAll(changes.Select(pair => ChangeAsync(pair.Source, pair.Target, cancellationToken)));
            copied = copied with
            {
                Records = copied.Records + pairs.Count(pair => pair.Source is not null),
                Changes = copied.Changes + changes.Count,
            };
        }

        return copied;
    }

    /// <summary>How many records differ, in content, expiry or index values, or are in one of the stores only.</summary>
    public ValueTask<int> CountDifferencesAsync(string kind, CancellationToken cancellationToken) =>
        PairsAsync(kind, cancellationToken).CountAsync(pair => !AreEqual(pair.Source, pair.Target), cancellationToken);

    /// <summary>All but the root key, which comes last: without it no gateway starts on what is not whole.</summary>
    private IAsyncEnumerable<(StoredRecord? Source, StoredRecord? Target)> PairsAsync(
        string kind, CancellationToken cancellationToken) =>
        LiveAsync(kind, cancellationToken).Where(IsNotRoot).WithAsync(
            target.ReadAllAsync(kind, cancellationToken).Where(IsNotRoot),
            static (one, other) => string.CompareOrdinal(one.Id, other.Id),
            cancellationToken);

    private async IAsyncEnumerable<StoredRecord> LiveAsync(
        string kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var records in source.ReadAllAsync(kind, cancellationToken).Chunk(AtOnce))
        {
            var ended = await findEnded(records, cancellationToken);
            foreach (var record in records.Where(record => !ended.Contains(record.Id)))
            {
                yield return record;
            }
        }
    }

    private async Task ChangeAsync(StoredRecord? record, StoredRecord? there, CancellationToken cancellationToken)
    {
        var isDone = (record, there) switch
        {
            (null, { } left) => await target.RemoveAsync(left.Kind, left.Id, cancellationToken),
            ({ } added, null) => await target.TryAddAsync(added, cancellationToken),
            ({ } next, { } old) => await target.TryReplaceAsync(next, old.Version, cancellationToken),
            _ => true,
        };
        if (!isDone)
        {
            throw new UpkeepException(
                "Somebody else writes to the target. Stop every gateway and every other copy, and run this again.");
        }
    }

    private static bool AreEqual(StoredRecord? one, StoredRecord? other) =>
        one is not null && other is not null
        && one.ExpiresAt == other.ExpiresAt
        && one.Indexes.Order(StringComparer.Ordinal).SequenceEqual(other.Indexes.Order(StringComparer.Ordinal))
        && one.Content.Span.SequenceEqual(other.Content.Span);

    private static bool IsNotRoot(StoredRecord record) => record is not { Kind: KeyRing.Kind, Id: KeyRing.RootId };
}
