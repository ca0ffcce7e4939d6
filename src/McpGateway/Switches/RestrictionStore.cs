using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Switches;

/// <summary>The restrictions of organizers, one record each, sealed under the organizer's key.</summary>
internal sealed class RestrictionStore(StandingRecords records, KeyedHash hash)
{
    public const string Kind = "restrictions";

    /// <summary>A bound on memory.</summary>
    private const int MaxNothings = 10_000;

    private readonly ConcurrentDictionary<string, StoredRecord> nothings = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<StoredRecord, StoredRestrictions> opened = [];

    /// <summary>The organizer's record as it is before anybody has restricted anything. Kept, because every call asks for
    /// it and its name is a keyed hash.</summary>
    public StoredRecord NothingOf(string organizerId)
    {
        if (nothings.TryGetValue(organizerId, out var known))
        {
            return known;
        }

        if (nothings.Count >= MaxNothings)
        {
            // What is in use comes back with its next call.
            nothings.Clear();
        }

        return nothings[organizerId] = RecordOf(organizerId, Restrictions.None);
    }

    /// <summary>What stands in an organizer's record, if there is one.</summary>
    public Restrictions RestrictionsOf(StoredRecord? record) =>
        record is null ? Restrictions.None : opened.GetOrAdd(record, Open).Restrictions;

    /// <summary>Those of an organizer for somebody who asks out of interest: leaves no trace of an id that is no
    /// organizer's.</summary>
    public async ValueTask<Restrictions> LookAsync(string organizerId, CancellationToken cancellationToken) =>
        (await FindAsync(organizerId, cancellationToken)).Restrictions;

    /// <summary>In force at the next call everywhere once it returns; of two at the same moment the last counts.</summary>
    public async ValueTask WriteAsync(string organizerId, Restrictions restrictions)
    {
        var record = RecordOf(organizerId, restrictions);
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

    private StoredRecord RecordOf(string organizerId, Restrictions restrictions) => new()
    {
        Kind = Kind,
        Id = hash.NameRecord(Kind, organizerId),
        Owner = organizerId,
        Content = JsonSerializer.SerializeToUtf8Bytes(restrictions, SwitchesJson.Default.Restrictions),
    };

    private sealed record StoredRestrictions(Restrictions Restrictions, long Version);
}
