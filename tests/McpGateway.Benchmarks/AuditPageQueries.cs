using System.Diagnostics;
using McpGateway.Storage;

namespace McpGateway.Benchmarks;

/// <summary>Every query of an audit page, warm: the newest hundred, the series and the top values of the last day, month and
/// year, for each kind of filter and for combinations.</summary>
internal static class AuditPageQueries
{
    private static readonly (string Name, AuditQuery Query)[] Filters =
    [
        ("none", new()),
        ("organizer", new() { OrganizerId = "org_000" }),
        ("user, busy", new() { UserId = "usr_00000" }),
        ("user, rare", new() { UserId = "usr_04999" }),
        ("connection", new() { ConnectionId = "con_000001" }),
        ("client", new() { ClientId = "cli_3" }),
        ("provider", new() { Provider = "other" }),
        ("tool", new() { Tool = "tool_29" }),
        ("outcome", new() { Outcome = AuditOutcome.Failure }),
        ("code", new() { Code = "guard_limit" }),
        ("action, effect", new() { Action = "tool.called", Effect = "write" }),
        ("organizer, tool, outcome", new() { OrganizerId = "org_049", Tool = "tool_7", Outcome = AuditOutcome.Denied }),
        ("nobody", new() { UserId = "usr_x", Tool = "tool_1" }),
    ];

    private static readonly (string Name, int Days, AuditInterval Interval)[] Periods =
        [("day", 1, AuditInterval.Hour), ("month", 30, AuditInterval.Day), ("year", 366, AuditInterval.Month)];

    /// <summary>Prints the longest time of each filter; returns the longest of all.</summary>
    public static async Task<TimeSpan> RunAsync(IAuditStore store, DateTimeOffset end)
    {
        var slowest = TimeSpan.Zero;
        foreach (var (name, filter) in Filters)
        {
            var page = await TimeAsync(async () => await store.QueryAsync(filter, CancellationToken.None));
            Console.Write($"  {name,-26} page {page.TotalMilliseconds,4:0} ms");
            slowest = page > slowest ? page : slowest;
            foreach (var (period, days, interval) in Periods)
            {
                var query = filter with { From = end.AddDays(-days), To = end };
                var series = await TimeAsync(async () => await store.SeriesAsync(query, interval, CancellationToken.None));
                var tools = await TimeAsync(
                    async () => await store.CountAsync(query, AuditField.Tool, 10, CancellationToken.None));
                var users = await TimeAsync(
                    async () => await store.CountAsync(query, AuditField.User, 10, CancellationToken.None));
                Console.Write(
                    $" | {period}: series {series.TotalMilliseconds,3:0}, tools {tools.TotalMilliseconds,3:0}, users {users.TotalMilliseconds,3:0}");
                slowest = new[] { slowest, series, tools, users }.Max();
            }

            Console.WriteLine();
        }

        return slowest;
    }

    /// <summary>The middle one of three, after one that warms.</summary>
    private static async Task<TimeSpan> TimeAsync(Func<Task> query)
    {
        await query();
        var times = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await query();
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        return times.Order().ElementAt(1);
    }
}
