namespace McpGateway.Audit.Sinks;

/// <summary>How far a sink has come, and which process delivers to it: one record, so that who lost the one cannot move the
/// other.</summary>
internal sealed record SinkProgress
{
    public const string Kind = "audit-sink";

    /// <summary>The beginning of a minute: all events before it are delivered.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>How many events were delivered of each minute since, by its beginning.</summary>
    public IReadOnlyDictionary<DateTimeOffset, long> Delivered { get; init; } = new Dictionary<DateTimeOffset, long>();

    public string Holder { get; init; } = "";

    public DateTimeOffset HeldUntil { get; init; }

    public long DeliveredOf(DateTimeOffset minute) => Delivered.GetValueOrDefault(minute);

    public SinkProgress WithDelivered(DateTimeOffset minute, long count) =>
        this with { Delivered = new Dictionary<DateTimeOffset, long>(Delivered) { [minute] = count } };

    /// <summary>All before this minute is done; it never goes back.</summary>
    public SinkProgress Forward(DateTimeOffset minute) => minute <= From ? this : this with
    {
        From = minute,
        Delivered = Delivered.Where(entry => entry.Key >= minute).ToDictionary(),
    };
}
