using System.Collections.Frozen;

namespace McpGateway.Tools.Guards;

/// <summary>Reads bounds by role, and finds those that nothing could keep.</summary>
internal static class BoundsReader
{
    public static Bounds Read(GuardDraft draft, string lowestKey, string highestKey)
    {
        var bounds = new Bounds(draft.Numbers(lowestKey), draft.Numbers(highestKey));
        if (bounds is { Lowest: null, Highest: null })
        {
            draft.Rule.File.Add(draft.Rule.Node,
                $"{draft.Rule.What}: give '{lowestKey}', '{highestKey}' or both; without them it limits nothing.");
        }

        foreach (var (role, lowest) in bounds.Lowest ?? FrozenDictionary<string, decimal>.Empty)
        {
            if (bounds.Highest?.TryGetValue(role, out var highest) == true && lowest > highest)
            {
                draft.Rule.Add(lowestKey, $"'{lowestKey}' is above '{highestKey}' for {role}, so nothing could keep it.");
            }
        }

        return bounds;
    }

    /// <summary>A bound beyond what the argument's schema takes would forbid every call.</summary>
    public static void CheckReachable(
        GuardDraft draft, string key, FrozenDictionary<string, decimal>? byRole, Predicate<decimal> isBeyond)
    {
        if (byRole?.Values.Any(value => isBeyond(value)) == true)
        {
            draft.Rule.Add(key, $"'{key}' lies beyond what the input's schema takes, so every call would be refused.");
        }
    }
}
