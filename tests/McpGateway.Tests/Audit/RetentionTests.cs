using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Audit;

/// <summary>Events live as long as the privacy policy says, and go by whole days of UTC (promise S20).</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task AnEvent_IsDeletedOnceItIsOlderThanTheRetention_AndNotBefore()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:Audit:Retention=2.00:00:00");
        await OAuthClient.RegisterAsync(gateway.Wire);
        var first = Assert.Single(await EventsAsync(gateway));
        gateway.Clock.Advance(TimeSpan.FromHours(47));
        await gateway.RestartAsync();
        var second = await OAuthClient.RegisterAsync(gateway.Wire);
        Assert.Contains(first, await EventsAsync(gateway));

        // The day after the day on which the retention of the first day's last moment ends.
        gateway.Clock.Advance(Tomorrow(gateway.Clock.GetUtcNow().AddHours(1)) - gateway.Clock.GetUtcNow());
        await gateway.RestartAsync();

        // The deletion runs beside the test, which ends when it has happened.
        while ((await EventsAsync(gateway)).Contains(first))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(second.Id, Assert.Single(await EventsAsync(gateway)).ClientId);
    }

    private static DateTimeOffset Tomorrow(DateTimeOffset time) => new(time.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

    private static async Task<IReadOnlyList<AuditEvent>> EventsAsync(InProcessGateway gateway) =>
        (await gateway.Services.GetRequiredService<IAuditStore>()
            .QueryAsync(new() { Limit = 100 }, TestContext.Current.CancellationToken)).Events;
}
