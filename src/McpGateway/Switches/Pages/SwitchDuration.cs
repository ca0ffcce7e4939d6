namespace McpGateway.Switches.Pages;

/// <summary>How long a switch stays, as the page offers it: no clock has to be read or typed.</summary>
public sealed record SwitchDuration(string Value, TimeSpan? Span)
{
    internal static readonly IReadOnlyList<SwitchDuration> All =
    [
        new("", null),
        new("1h", TimeSpan.FromHours(1)),
        new("8h", TimeSpan.FromHours(8)),
        new("1d", TimeSpan.FromDays(1)),
        new("7d", TimeSpan.FromDays(7)),
        new("30d", TimeSpan.FromDays(30)),
    ];
}
