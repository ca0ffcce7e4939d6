using System.Text.Json;
using System.Text.RegularExpressions;
using McpGateway.Storage.Integrity;

namespace McpGateway.Storage;

/// <summary>Legal holds on the audit log, as sealed records.</summary>
public sealed partial class AuditHolds
{
    public const string Kind = "audit-hold";

    /// <summary>More would make each deletion slow.</summary>
    public const int Most = 100;

    private readonly IRecordStore records;

    internal AuditHolds(IRecordStore records) => this.records = records;

    /// <summary>Whether a text can name a hold.</summary>
    public static bool IsName(string id) => Names().IsMatch(id);

    /// <summary>Places the hold, or changes the one of that name; false when there are already as many as can be.</summary>
    /// <exception cref="ArgumentException">The name is none, or the period ends before it begins.</exception>
    public async Task<bool> PlaceAsync(AuditHold hold, CancellationToken cancellationToken)
    {
        if (!IsName(hold.Id) || hold.To < hold.From || hold.OrganizerId is "")
        {
            throw new ArgumentException(
                "A hold needs a name of up to 64 letters, digits, '-' and '_', an organizer or none, and a period whose "
                + "end is not before its beginning.", nameof(hold));
        }

        while (true)
        {
            var found = await records.FindAsync(Kind, hold.Id, cancellationToken);
            if (found is null && (await ListAsync(cancellationToken)).Count >= Most)
            {
                return false;
            }

            var record = new StoredRecord
            {
                Kind = Kind,
                Id = hold.Id,
                Content = JsonSerializer.SerializeToUtf8Bytes(hold, IntegrityJson.Default.AuditHold),
            };
            if (found is null
                ? await records.TryAddAsync(record, cancellationToken)
                : await records.TryReplaceAsync(record, found.Version, cancellationToken))
            {
                return true;
            }
        }
    }

    /// <summary>Lifts the hold, which is given back; null when there is none of that name. What is older than retention
    /// goes with the next deletion.</summary>
    public async Task<AuditHold?> LiftAsync(string id, CancellationToken cancellationToken) =>
        IsName(id) && await records.TakeAsync(Kind, id, cancellationToken) is { } record ? Read(record) : null;

    /// <summary>All, by name.</summary>
    public async Task<IReadOnlyList<AuditHold>> ListAsync(CancellationToken cancellationToken) =>
        await records.ReadAllAsync(Kind, cancellationToken).Select(Read).ToListAsync(cancellationToken);

    internal async Task<IReadOnlyList<HeldDays>> ReadDaysAsync(CancellationToken cancellationToken) =>
    [
        .. (await ListAsync(cancellationToken)).Select(hold =>
            new HeldDays(hold.OrganizerId, ChainDay.Of(hold.From), ChainDay.Of(hold.To))),
    ];

    private static AuditHold Read(StoredRecord record) =>
        JsonSerializer.Deserialize(record.Content.Span, IntegrityJson.Default.AuditHold)!;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Names();
}
