using System.Collections.Frozen;

namespace McpGateway.Switches;

/// <summary>All switches, as one reading of the store found them, by what they stop.</summary>
internal sealed class SwitchBoard
{
    /// <summary>They are read at every call, so they stay few.</summary>
    public const int MaxSwitches = 1000;

    public static readonly SwitchBoard Empty = new([], 0);

    private readonly FrozenDictionary<(string Kind, string Target), Switch> longest;

    public SwitchBoard(IReadOnlyList<Switch> switches, long version)
    {
        Switches = switches;
        Version = version;
        // Of several on one target the one that stays longest decides.
        longest = switches.GroupBy(one => (one.Kind, one.Target)).ToFrozenDictionary(
            group => group.Key, group => group.MaxBy(one => one.ExpiresAt ?? DateTimeOffset.MaxValue)!);
        StopsTools = switches.Any(one => one.Kind is SwitchKind.Tool or SwitchKind.Effect);
    }

    /// <summary>In the order in which they were thrown; those that have expired are still among them.</summary>
    public IReadOnlyList<Switch> Switches { get; }

    /// <summary>To replace it by.</summary>
    public long Version { get; }

    public bool IsEmpty => Switches.Count == 0;

    /// <summary>Whether any of them is about tools rather than about who calls.</summary>
    public bool StopsTools { get; }

    /// <summary>The switch that stops this target now; null when none does, or when there is no target.</summary>
    public Switch? Find(string kind, string? target, DateTimeOffset now) =>
        target is not null && longest.TryGetValue((kind, target), out var one) && one.IsInForce(now) ? one : null;

    public IReadOnlyList<Switch> InForce(DateTimeOffset now) => [.. Switches.Where(one => one.IsInForce(now))];
}
