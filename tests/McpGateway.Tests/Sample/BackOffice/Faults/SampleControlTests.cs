using System.Net;
using System.Text.Json;

namespace McpGateway.Tests.Sample.BackOffice.Faults;

public sealed class SampleControlTests : BackOfficeTests
{
    [Fact]
    public async Task RequestLog_ShowsWhatArrived_WithoutValuesAndQueries()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await SendAsync(null, HttpMethod.Delete, "/_sample/requests");
        await SendAsync(
            token, HttpMethod.Post, $"{Alpine}/orders/ord_alp_none/refunds?secret=query", new { amount = 1 }, "key-7");
        var (_, log) = await SendAsync(null, HttpMethod.Get, "/_sample/requests");

        var request = Assert.Single(log.EnumerateArray());
        Assert.Equal("POST", request.GetProperty("method").GetString());
        Assert.Equal($"{Alpine}/orders/ord_alp_none/refunds", request.GetProperty("path").GetString());
        Assert.Equal("key-7", request.GetProperty("idempotency_key").GetString());
        Assert.Contains("Authorization", request.GetProperty("header_names").EnumerateArray().Select(Text));
        Assert.DoesNotContain(token, log.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestLog_KeepsTheLastThousand()
    {
        await SendAsync(null, HttpMethod.Get, "/the-first");
        for (var number = 0; number < 1000; number++)
        {
            await SendAsync(null, HttpMethod.Get, "/another");
        }

        var (_, log) = await SendAsync(null, HttpMethod.Get, "/_sample/requests");
        Assert.Equal(1000, log.GetArrayLength());
        Assert.DoesNotContain("/the-first", log.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody@alpine.example", "org_alpine", "viewer", HttpStatusCode.NotFound)]
    [InlineData(Olivia, "org_unknown", "viewer", HttpStatusCode.BadRequest)]
    [InlineData(Olivia, "org_alpine", "emperor", HttpStatusCode.BadRequest)]
    public async Task Roles_AreRefused_WhenAnythingIsUnknown(
        string login, string organizer, string role, HttpStatusCode expected)
    {
        var (status, _) = await SendAsync(
            null, HttpMethod.Put, $"/_sample/users/{login}/roles", new { organizer, roles = new[] { role } });

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task AnotherHostName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_sample/requests");
        request.Headers.Host = "rebound.example";
        using var answer = await BackOffice.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static string? Text(JsonElement value) => value.GetString();
}
