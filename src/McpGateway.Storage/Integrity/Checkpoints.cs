using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace McpGateway.Storage.Integrity;

/// <summary>Checkpoints, the key that signs them, and how far retention went, as sealed records.</summary>
internal sealed class Checkpoints(IRecordStore records)
{
    public const string Kind = "audit-checkpoint";
    private const string KeyId = "signing-key";
    private const string PurgedId = "purged";

    /// <summary>The key, made on first use, and the version of its record.</summary>
    public async Task<(CheckpointKey Key, long Version)> GetKeyAsync(CancellationToken cancellationToken)
    {
        if (await FindKeyAsync(cancellationToken) is { } found)
        {
            return found;
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(CheckpointKey.Make(), IntegrityJson.Default.CheckpointKey);
        await records.TryAddAsync(new() { Kind = CheckpointKey.Kind, Id = KeyId, Content = content }, cancellationToken);
        return await FindKeyAsync(cancellationToken)
            ?? throw new StoreUnavailableException("The key that signs the audit log was made and is not there.");
    }

    public async Task<(CheckpointKey Key, long Version)?> FindKeyAsync(CancellationToken cancellationToken) =>
        await records.FindAsync(CheckpointKey.Kind, KeyId, cancellationToken) is { } record
            ? (JsonSerializer.Deserialize(record.Content.Span, IntegrityJson.Default.CheckpointKey)!, record.Version)
            : null;

    /// <summary>Adds the checkpoint, and notes with the key that it is the last; false when another process signed it.
    /// </summary>
    public async Task<bool> TryAddAsync(
        Checkpoint checkpoint, CheckpointKey key, long version, CancellationToken cancellationToken)
    {
        var signed = new SignedCheckpoint(checkpoint.Text, key.Sign(checkpoint));
        var isMine = await records.TryAddAsync(
            new()
            {
                Kind = Kind,
                Id = IdOf(checkpoint.Day),
                Content = JsonSerializer.SerializeToUtf8Bytes(signed, IntegrityJson.Default.SignedCheckpoint),
            },
            cancellationToken);
        return isMine && await TryNoteAsync(checkpoint, key, version, cancellationToken);
    }

    /// <summary>Notes with the key that this checkpoint is the last; false when the record of the key changed.</summary>
    public async Task<bool> TryNoteAsync(
        Checkpoint checkpoint, CheckpointKey key, long version, CancellationToken cancellationToken)
    {
        var next = key with { LastDay = checkpoint.Day, LastHash = checkpoint.Hash };
        return await records.TryReplaceAsync(
            new()
            {
                Kind = CheckpointKey.Kind,
                Id = KeyId,
                Content = JsonSerializer.SerializeToUtf8Bytes(next, IntegrityJson.Default.CheckpointKey),
            },
            version, cancellationToken);
    }

    public async Task<SignedCheckpoint?> FindAsync(int day, CancellationToken cancellationToken) =>
        await records.FindAsync(Kind, IdOf(day), cancellationToken) is { } record ? Read(record) : null;

    /// <summary>All, by day.</summary>
    public async IAsyncEnumerable<(string Id, SignedCheckpoint Signed)> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ReadAllAsync(Kind, cancellationToken))
        {
            yield return (record.Id, Read(record));
        }
    }

    /// <summary>Chains of days before this one may have been deleted by retention.</summary>
    public async Task<int> FindPurgedBeforeAsync(CancellationToken cancellationToken) =>
        await records.FindAsync(CheckpointKey.Kind, PurgedId, cancellationToken) is { } record
            ? JsonSerializer.Deserialize(record.Content.Span, IntegrityJson.Default.Int32)
            : int.MinValue;

    /// <summary>Notes it before anything is deleted.</summary>
    public async Task NotePurgedBeforeAsync(int day, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await records.FindAsync(CheckpointKey.Kind, PurgedId, cancellationToken);
            if (found is not null && JsonSerializer.Deserialize(found.Content.Span, IntegrityJson.Default.Int32) >= day)
            {
                return;
            }

            var record = new StoredRecord
            {
                Kind = CheckpointKey.Kind,
                Id = PurgedId,
                Content = JsonSerializer.SerializeToUtf8Bytes(day, IntegrityJson.Default.Int32),
            };
            if (found is null
                ? await records.TryAddAsync(record, cancellationToken)
                : await records.TryReplaceAsync(record, found.Version, cancellationToken))
            {
                return;
            }
        }
    }

    public static string IdOf(int day) => ChainDay.Date(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SignedCheckpoint Read(StoredRecord record) =>
        JsonSerializer.Deserialize(record.Content.Span, IntegrityJson.Default.SignedCheckpoint)!;
}

[JsonSerializable(typeof(CheckpointKey))]
[JsonSerializable(typeof(SignedCheckpoint))]
[JsonSerializable(typeof(AuditHold))]
[JsonSerializable(typeof(int))]
internal sealed partial class IntegrityJson : JsonSerializerContext;
