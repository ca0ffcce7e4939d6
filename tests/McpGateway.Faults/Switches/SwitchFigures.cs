using System.Globalization;

namespace McpGateway.Faults.Switches;

/// <summary>What came of it. <see cref="AcceptedInForce"/>, <see cref="StoppedOthers"/> and <see cref="StoppedLifted"/>
/// must be 0.</summary>
internal sealed record SwitchFigures
{
    public required int Rounds { get; init; }

    /// <summary>Calls that began after the receipt and were refused, as they must be.</summary>
    public required int Refused { get; init; }

    /// <summary>Calls that began after the receipt and were let through all the same.</summary>
    public required int AcceptedInForce { get; init; }

    /// <summary>Calls that the switch was not meant for, refused while it was in force.</summary>
    public required int StoppedOthers { get; init; }

    /// <summary>Calls that began after the switch was lifted, refused all the same.</summary>
    public required int StoppedLifted { get; init; }

    /// <summary>Calls that went through, at any moment.</summary>
    public required int Accepted { get; init; }

    /// <summary>Calls answered with 503.</summary>
    public required int Unserved { get; init; }

    /// <summary>What the receipts say: milliseconds until it was in force, ordered.</summary>
    public required IReadOnlyList<double> Receipts { get; init; }

    public required TimeSpan Time { get; init; }

    public bool IsRight => this is { AcceptedInForce: 0, StoppedOthers: 0, StoppedLifted: 0, Refused: > 0, Accepted: > 0 };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Rounds} rounds, {Receipts.Count} switches thrown and lifted under {Accepted + Refused + Unserved} calls in "
        + $"{Time.TotalSeconds:F0} s; of the calls begun after a receipt {Refused} refused, {AcceptedInForce} accepted; others "
        + $"stopped {StoppedOthers}; stopped once lifted {StoppedLifted}; {Unserved} answered with 503; in force after "
        + $"{Receipts[Receipts.Count / 2]:F1} ms in the median, {Receipts[^1]:F0} ms at most");
}
