using System.Net;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit.Reading;

/// <summary>The log as figures: over time, and by what.</summary>
public sealed class SeriesAndCountsTests : IAsyncLifetime
{
    private InProcessGateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [InlineData("minute", "2027-01-04T09:00:00+00:00 2027-01-04T10:30:00+00:00 2027-01-05T10:30:00+00:00")]
    [InlineData("hour", "2027-01-04T09:00:00+00:00 2027-01-04T10:00:00+00:00 2027-01-05T10:00:00+00:00")]
    [InlineData("day", "2027-01-04T00:00:00+00:00 2027-01-05T00:00:00+00:00")]
    [InlineData("month", "2027-01-01T00:00:00+00:00")]
    public async Task TheSeries_CountsEachInterval(string interval, string starts)
    {
        await RegisterAsync(2);
        _gateway.Clock.Advance(TimeSpan.FromMinutes(90));
        await RegisterAsync(1);
        _gateway.Clock.Advance(TimeSpan.FromDays(1));
        await RegisterAsync(1);

        var answer = (await AskAsync($"series?interval={interval}&action=client.registered")).Json();

        Assert.Equal(interval, answer.GetProperty("interval").GetString());
        var buckets = answer.GetProperty("buckets").EnumerateArray().ToList();
        Assert.Equal(starts, string.Join(' ', buckets.Select(bucket => bucket.GetProperty("start").GetString())));
        Assert.Equal(4, buckets.Sum(bucket => bucket.GetProperty("success").GetInt64()));
        Assert.Equal(0, buckets.Sum(bucket => bucket.GetProperty("denied").GetInt64()));
    }

    [Fact]
    public async Task TheCounts_AreThoseOfTheField()
    {
        await RegisterAsync(3);
        await AskAsync("counts?by=tool");

        var values = (await AskAsync("counts?by=action&top=1")).Json().GetProperty("values").EnumerateArray().ToList();

        Assert.Equal(("client.registered", 3L), (
            Assert.Single(values).GetProperty("value").GetString(), values[0].GetProperty("events").GetInt64()));
    }

    [Theory]
    [InlineData("series", "interval")]
    [InlineData("series?interval=week", "interval")]
    [InlineData("series?interval=Day", "interval")]
    [InlineData("series?interval=day&interval=day", "interval")]
    [InlineData("series?interval=day&limit=3", "limit")]
    [InlineData("series?interval=day&from=never", "from")]
    [InlineData("counts", "by")]
    [InlineData("counts?by=request", "by")]
    [InlineData("counts?by=tool&top=101", "top")]
    [InlineData("counts?by=tool&top=0", "top")]
    [InlineData("counts?by=tool&by=user&nonsense=1", "by nonsense")]
    public async Task EveryMistake_IsNamed(string query, string names)
    {
        var answer = await AskAsync(query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(names, string.Join(' ',
            answer.Json().GetProperty("errors").EnumerateObject().Select(error => error.Name).Order()));
    }

    /// <summary>What is too fine for the period says what would do.</summary>
    [Fact]
    public async Task ASeriesOfTooManyIntervals_IsAMistake()
    {
        var store = (McpGateway.Storage.IAuditStore)_gateway.Services.GetService(typeof(McpGateway.Storage.IAuditStore))!;
        await store.AppendAsync(
            [
                .. Enumerable.Range(0, 2001).Select(i => new McpGateway.Storage.AuditEvent
                {
                    Time = _gateway.Clock.GetUtcNow() - TimeSpan.FromMinutes(i),
                    RequestId = $"{i:x32}",
                    Action = "client.registered",
                    Outcome = McpGateway.Storage.AuditOutcome.Success,
                }),
            ],
            TestContext.Current.CancellationToken);

        var answer = await AskAsync("series?interval=minute");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("shorter period", answer.Json().GetProperty("errors").GetProperty("interval")[0].GetString(),
            StringComparison.Ordinal);
    }

    /// <summary>A user has another pseudonym at each organizer, however many these are.</summary>
    [Fact]
    public async Task AUserAmongManyOrganizers_IsFoundAtEach()
    {
        var store = (McpGateway.Storage.IAuditStore)_gateway.Services.GetService(typeof(McpGateway.Storage.IAuditStore))!;
        await store.AppendAsync(
            [
                .. Enumerable.Range(0, 100).Select(i => new McpGateway.Storage.AuditEvent
                {
                    Time = _gateway.Clock.GetUtcNow(),
                    RequestId = $"{i:x32}",
                    Action = "tool.called",
                    Outcome = McpGateway.Storage.AuditOutcome.Success,
                    OrganizerId = $"org_{i}",
                    UserId = i % 2 == 0 ? "usr_1" : "usr_2",
                    ConnectionId = $"{i:d22}",
                }),
            ],
            TestContext.Current.CancellationToken);

        Assert.Equal(50, (await AuditLog.ReadAsync(_gateway.Wire, "user=usr_1&limit=1000")).Count);
        Assert.Single(await AuditLog.ReadAsync(_gateway.Wire, "user=usr_1&organizer=org_4"));
        Assert.Equal(50, (await AskAsync("counts?by=user&top=1")).Json().GetProperty("values")[0].GetProperty("events").GetInt64());
        foreach (var path in (string[])
            ["audit/series?interval=day&user=usr_1", "audit/export?format=csv&user=usr_1", "incidents?from=2027-01-04&user=usr_1"])
        {
            Assert.Equal(HttpStatusCode.OK, (await _gateway.Wire.GetAsync($"/api/v1/{path}", AuditLog.Authorization)).Status);
        }
    }

    /// <summary>Every filter of the events narrows figures too.</summary>
    [Fact]
    public async Task TheFilters_Count()
    {
        await RegisterAsync(1);

        Assert.Equal(0, Values(await AskAsync("counts?by=action&outcome=denied")));
        Assert.Equal(1, Values(await AskAsync("counts?by=action&action=client.registered&from=2027-01-04&to=2027-01-05")));
        Assert.Equal(0, Values(await AskAsync("counts?by=action&guard=none")));
    }

    [Fact]
    public async Task Pages_LeadToTheNextOne()
    {
        await RegisterAsync(3);

        var seen = new List<JsonElement>();
        for (var next = "/api/v1/audit/events?action=client.registered&limit=2"; next is not null;)
        {
            var answer = await _gateway.Wire.GetAsync(next, AuditLog.Authorization);
            seen.AddRange(answer.Json().GetProperty("events").EnumerateArray());
            next = answer.Json().TryGetProperty("next_page", out var page) ? page.GetString() : null;
            Assert.Equal(next is null ? "" : $"<{next}>; rel=\"next\"", answer.Header("Link"));
        }

        Assert.Equal(3, seen.DistinctBy(one => one.GetProperty("sequence").GetInt64()).Count());
    }

    private static int Values(WireAnswer answer) => answer.Json().GetProperty("values").GetArrayLength();

    private Task<WireAnswer> AskAsync(string query) =>
        _gateway.Wire.GetAsync($"/api/v1/audit/{query}", AuditLog.Authorization);

    private async Task RegisterAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await OAuthClient.RegisterAsync(_gateway.Wire);
        }
    }
}
