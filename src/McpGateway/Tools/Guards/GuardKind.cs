using McpGateway.Tools.Guards.Kinds;

namespace McpGateway.Tools.Guards;

/// <summary>A kind of guard: the key under which a catalog declares it, the keys inside, and who reads them.</summary>
internal sealed record GuardKind(string Key, IReadOnlyList<string> Keys, Func<GuardHead, GuardDraft, Guard> Read)
{
    public static readonly IReadOnlyList<GuardKind> All =
    [
        NumberLimit.Kind,
        DateLimit.Kind,
        AllowedValues.Kind,
        LookedUp.Kind,
        CountLimit.Kind,
        SumLimit.Kind,
    ];
}
