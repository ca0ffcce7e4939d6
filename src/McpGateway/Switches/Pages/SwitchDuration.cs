namespace McpGateway.Switches.Pages;

/// <summary>How long a switch stays, as the page offers it: no clock has to be read or typed.</summary>
public sealed record SwitchDuration(string Value, string Title, TimeSpan? Span)
{
    internal static readonly IReadOnlyList<SwitchDuration> All =
    [
        new("", "until it is lifted", null),
        new("1h", "1 hour", TimeSpan.FromHours(1)),
        new("8h", "8 hours", TimeSpan.FromHours(8)),
        new("1d", "1 day", TimeSpan.FromDays(1)),
        new("7d", "7 days", TimeSpan.FromDays(7)),
        new("30d", "30 days", TimeSpan.FromDays(30)),
    ];
}
