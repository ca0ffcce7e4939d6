using System.Buffers.Binary;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Tools.Guards;

/// <summary>What connections have looked up: each value only as the keyed hash that names a record, which expires by
/// itself.</summary>
internal sealed class LookUps(IRecordStore records, KeyedHash hash, TimeProvider time)
{
    private const string Kind = "looked-up";

    public async ValueTask RememberAsync(
        Caller caller, string tool, LookUp lookUp, JsonElement value, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var content = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(content, now.ToUnixTimeMilliseconds());
        var record = new StoredRecord
        {
            Kind = Kind,
            Id = IdOf(caller, tool, lookUp.Argument, value),
            Owner = caller.OrganizerId,
            ExpiresAt = now + lookUp.KeepFor,
            Content = content,
        };
        // Whoever wins a race has looked it up at the same time.
        if (!await records.TryAddAsync(record, cancellationToken)
            && await records.FindAsync(Kind, record.Id, cancellationToken) is { } known)
        {
            await records.TryReplaceAsync(record, known.Version, cancellationToken);
        }
    }

    /// <summary>Whether the connection has looked up the value with this argument of this tool, and not longer
    /// ago.</summary>
    public async ValueTask<bool> WasLookedUpAsync(Caller caller, string tool, string argument, JsonElement value,
        TimeSpan within, CancellationToken cancellationToken)
    {
        var id = IdOf(caller, tool, argument, value);
        // The sealed time, not the expiry beside it, which whoever writes to the store could put off.
        return await records.FindAsync(Kind, id, cancellationToken) is { } record
            && time.GetUtcNow() - ReadTime(record) < within;
    }

    private static DateTimeOffset ReadTime(StoredRecord record) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(record.Content.Span));

    private string IdOf(Caller caller, string tool, string argument, JsonElement value) => hash.NameRecord(
        Kind, string.Join('\n', caller.ConnectionId, tool, argument, TextOf(value)));

    /// <summary>JSON has many spellings of one number.</summary>
    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : Words.Of(value.GetDecimal());
}
