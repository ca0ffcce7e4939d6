using System.Globalization;
using McpGateway.Storage;

namespace McpGateway.Benchmarks;

/// <summary>Synthetic events: few organizers, users and tools have most of them, as it is in life.</summary>
internal static class AuditEvents
{
    private static readonly string[] Providers = ["anthropic", "openai", "mistral", "other"];
    private static readonly string[] Codes = ["insufficient_scope", "guard_limit", "switched_off", "not_permitted"];

    /// <summary>A year, evenly.</summary>
    public static DateTimeOffset Time(long number, int events, DateTimeOffset end) =>
        end.AddDays(-365).AddMilliseconds(365 * 86_400_000.0 * number / events);

    public static AuditEvent[] Make(long first, int count, int events, DateTimeOffset end)
    {
        var random = new Random((int)(first / count));
        return [.. Enumerable.Range(0, count).Select(i => Make(random, Time(first + i, events, end)))];
    }

    private static AuditEvent Make(Random random, DateTimeOffset time)
    {
        var organizer = Skewed(random, 50);
        var user = (organizer * 100) + Skewed(random, 100);
        var tool = Skewed(random, 30);
        var roll = random.Next(100);
        return new()
        {
            Time = time,
            RequestId = random.NextInt64().ToString("x16", CultureInfo.InvariantCulture),
            Action = roll < 90 ? "tool.called" : roll < 95 ? "token.refreshed" : "challenge.sent",
            Outcome = roll % 10 == 1 ? AuditOutcome.Denied : roll % 50 == 2 ? AuditOutcome.Failure : AuditOutcome.Success,
            Code = roll % 10 == 1 ? Codes[Skewed(random, 4)] : roll % 50 == 2 ? "back_office_unavailable" : null,
            OrganizerId = $"org_{organizer:000}",
            UserId = $"usr_{user:00000}",
            ConnectionId = $"con_{(user * 3) + random.Next(3):000000}",
            ClientId = $"cli_{Skewed(random, 40)}",
            Provider = Providers[Skewed(random, 4)],
            Tool = roll < 90 ? $"tool_{tool}" : null,
            ToolDigest = roll < 90 ? $"{tool:x16}" : null,
            Effect = roll < 90 ? tool % 4 == 0 ? "write" : "read" : null,
            DurationMs = random.Next(500),
            Redactions = random.Next(5),
        };
    }

    private static int Skewed(Random random, int most) => (int)(most * Math.Pow(random.NextDouble(), 2));
}
