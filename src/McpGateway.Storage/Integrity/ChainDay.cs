namespace McpGateway.Storage.Integrity;

/// <summary>To which day's chain an event belongs, and when a day is over. Clocks of writers must agree to an hour.</summary>
internal static class ChainDay
{
    /// <summary>For so long after midnight events of the day before join its chains; later ones join those of the
    /// present day.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    /// <summary>From then on nobody adds to a day, and it can be signed.</summary>
    private static readonly TimeSpan Over = TimeSpan.FromHours(2);

    public static int Of(DateTimeOffset time) => (int)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalDays);

    /// <param name="time">When the event happened.</param>
    /// <param name="now">When it is written.</param>
    public static int Of(DateTimeOffset time, DateTimeOffset now)
    {
        var day = Of(time);
        return now < Start(day + 1) + Late ? day : Of(now);
    }

    public static DateTimeOffset Start(int day) => DateTimeOffset.UnixEpoch.AddDays(day);

    /// <summary>The last day to which nothing is added any more.</summary>
    public static int LastOver(DateTimeOffset now) => Of(now - Over) - 1;

    public static DateOnly Date(int day) => DateOnly.FromDateTime(Start(day).UtcDateTime);

    public static int Of(DateOnly date) => date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
}
