using System.Runtime.CompilerServices;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Switches;

/// <summary>All switches in one record, so that a call asks once, and none of two that are thrown at the same moment is
/// lost.</summary>
internal sealed class SwitchStore(StandingRecords records, TimeProvider time)
{
    public const string Kind = "switches";
    private const string Id = "all";

    /// <summary>The record as it is before anybody has thrown a switch.</summary>
    public static readonly StoredRecord Nothing = RecordOf([]);

    // The store gives out the same instance while the record stays as it is.
    private readonly ConditionalWeakTable<StoredRecord, SwitchBoard> opened = [];

    /// <summary>What the store holds at this moment.</summary>
    public async ValueTask<SwitchBoard> ReadAsync(CancellationToken cancellationToken) =>
        BoardOf(await records.FindAsync(Nothing, cancellationToken));

    /// <summary>What stands in the record, if there is one.</summary>
    public SwitchBoard BoardOf(StoredRecord? record) =>
        record is null ? SwitchBoard.Empty : opened.GetOrAdd(record, Open);

    /// <summary>In force at the next call everywhere once it returns; false when there are too many
    /// already.</summary>
    public async ValueTask<bool> TryThrowAsync(Switch one)
    {
        while (true)
        {
            var board = await ReadAsync(CancellationToken.None);
            var left = board.InForce(time.GetUtcNow());
            if (left.Count >= SwitchBoard.MaxSwitches)
            {
                return false;
            }

            if (await records.TryReplaceAsync(RecordOf([.. left, one]), board.Version))
            {
                return true;
            }
        }
    }

    /// <summary>False when it was lifted or had expired already.</summary>
    public async ValueTask<bool> TryLiftAsync(string id)
    {
        while (true)
        {
            var board = await ReadAsync(CancellationToken.None);
            var left = board.InForce(time.GetUtcNow());
            if (left.All(one => one.Id != id))
            {
                return false;
            }

            Switch[] others = [.. left.Where(one => one.Id != id)];
            if (await records.TryReplaceAsync(RecordOf(others), board.Version))
            {
                return true;
            }
        }
    }

    private static SwitchBoard Open(StoredRecord record) => new(
        JsonSerializer.Deserialize(record.Content.Span, SwitchesJson.Default.SwitchArray)
            ?? throw new InvalidDataException("The record of switches is empty."),
        record.Version);

    private static StoredRecord RecordOf(Switch[] switches) => new()
    {
        Kind = Kind,
        Id = Id,
        Content = JsonSerializer.SerializeToUtf8Bytes(switches, SwitchesJson.Default.SwitchArray),
    };
}
