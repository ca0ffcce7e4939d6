using System.Runtime.CompilerServices;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Switches;

/// <summary>The restrictions of organizers, one record each, sealed under the organizer's key.</summary>
internal sealed class RestrictionStore(StandingRecords records, KeyedHash hash)
{
    public const string Kind = "restrictions";

    private static readonly byte[] Nothing = Serialize(Restrictions.None);

    private readonly ConditionalWeakTable<StoredRecord, StoredRestrictions> opened = [];

    /// <summary>Those that a call is to respect.</summary>
    public async ValueTask<Restrictions> ReadAsync(string organizerId, CancellationToken cancellationToken) =>
        await records.FindAsync(RecordOf(organizerId, Nothing), cancellationToken) is { } record
            ? opened.GetOrAdd(record, Open).Restrictions
            : Restrictions.None;

    /// <summary>The same for somebody who asks out of interest: leaves no trace of an id that is no
    /// organizer's.</summary>
    public async ValueTask<Restrictions> LookAsync(string organizerId, CancellationToken cancellationToken) =>
        (await FindAsync(organizerId, cancellationToken)).Restrictions;

    /// <summary>In force at the next call everywhere once it returns; of two at the same moment the last counts.</summary>
    public async ValueTask WriteAsync(string organizerId, Restrictions restrictions)
    {
        var record = RecordOf(organizerId, Serialize(restrictions));
        long version;
        do
        {
            version = (await FindAsync(organizerId, CancellationToken.None)).Version;
        }
        while (!await records.TryReplaceAsync(record, version));
    }

    private async ValueTask<StoredRestrictions> FindAsync(string organizerId, CancellationToken cancellationToken) =>
        await records.LookAsync(Kind, hash.NameRecord(Kind, organizerId), cancellationToken) is { } record
            ? opened.GetOrAdd(record, Open)
            : new(Restrictions.None, 0);

    private static StoredRestrictions Open(StoredRecord record) => new(
        JsonSerializer.Deserialize(record.Content.Span, SwitchesJson.Default.Restrictions)
            ?? throw new InvalidDataException("A record of restrictions is empty."),
        record.Version);

    private StoredRecord RecordOf(string organizerId, byte[] content) => new()
    {
        Kind = Kind,
        Id = hash.NameRecord(Kind, organizerId),
        Owner = organizerId,
        Content = content,
    };

    private static byte[] Serialize(Restrictions restrictions) =>
        JsonSerializer.SerializeToUtf8Bytes(restrictions, SwitchesJson.Default.Restrictions);

    private sealed record StoredRestrictions(Restrictions Restrictions, long Version);
}
