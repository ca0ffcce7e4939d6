namespace McpGateway.Tools.Guards;

/// <summary>How much, to whom, in which time.</summary>
internal sealed record Allowed(decimal Limit, GuardSubject Per, TimeSpan Within)
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public override string ToString() => $"per {Per.ToString().ToLowerInvariant()} in {Words.Of(Within)}";
}
