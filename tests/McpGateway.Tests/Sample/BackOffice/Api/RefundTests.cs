using System.Net;
using System.Text.Json;

namespace McpGateway.Tests.Sample.BackOffice.Api;

public sealed class RefundTests : BackOfficeTests
{
    [Fact]
    public async Task Refund_IsMadeOnce_HoweverOftenTheSameKeyIsSent()
    {
        var (token, path, _) = await PaidOrderAsync();
        var first = await SendAsync(token, HttpMethod.Post, path, new { amount = 1.5, reason = "rain" }, "key-1");
        var again = await SendAsync(token, HttpMethod.Post, path, new { amount = 1.5, reason = "rain" }, "key-1");

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(1.5m, first.Body.GetProperty("amount").GetDecimal());
        Assert.Equal("EUR", first.Body.GetProperty("currency").GetString());
        Assert.True(JsonElement.DeepEquals(first.Body, again.Body));
        Assert.Equal(1.5m, await RefundedAsync(token, path));
    }

    [Fact]
    public async Task Refund_IsMadeOnce_WhenTheSameKeyRaces()
    {
        var (token, path, _) = await PaidOrderAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            SendAsync(token, HttpMethod.Post, path, new { amount = 1 }, "key-1")));

        Assert.All(answers, answer => Assert.True(JsonElement.DeepEquals(answers[0].Body, answer.Body)));
        Assert.Equal(1m, await RefundedAsync(token, path));
    }

    [Fact]
    public async Task Refund_Conflicts_WhenAKeyComesWithAnotherBody()
    {
        var (token, path, _) = await PaidOrderAsync();
        await SendAsync(token, HttpMethod.Post, path, new { amount = 1 }, "key-1");
        var (status, _) = await SendAsync(token, HttpMethod.Post, path, new { amount = 2 }, "key-1");

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(1m, await RefundedAsync(token, path));
    }

    [Fact]
    public async Task Refund_IsRefused_AboveWhatIsLeft()
    {
        var (token, path, total) = await PaidOrderAsync();
        var all = await SendAsync(token, HttpMethod.Post, path, new { amount = total });
        var more = await SendAsync(token, HttpMethod.Post, path, new { amount = 0.01 });

        Assert.Equal(HttpStatusCode.OK, all.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.Status);
    }

    [Theory]
    [InlineData("{\"amount\":0}", "amount")]
    [InlineData("{\"amount\":-1}", "amount")]
    [InlineData("{\"amount\":1.005}", "amount")]
    [InlineData("{\"amount\":1,\"currency\":\"USD\"}", "currency")]
    [InlineData("{\"amount\":\"1\"}", "amount")]
    [InlineData("{\"amount\":1,\"order\":\"x\"}", "order")]
    [InlineData("{}", "$")]
    public async Task Refund_NamesTheFieldThatIsWrong(string body, string field)
    {
        var (token, path, _) = await PaidOrderAsync();
        var (status, problem) = await SendAsync(token, HttpMethod.Post, path, JsonElement.Parse(body));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(field, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<(string Token, string Path, decimal Total)> PaidOrderAsync()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var bookings = await BackOffice.GetAsync(token, $"{Alpine}/bookings?status=confirmed&limit=1");
        var order = await BackOffice.GetAsync(
            token, $"{Alpine}/orders/{bookings.GetProperty("items")[0].GetProperty("order_id")}");
        return (token, $"{Alpine}/orders/{order.GetProperty("id")}/refunds",
            order.GetProperty("total").GetProperty("amount").GetDecimal());
    }

    private async Task<decimal> RefundedAsync(string token, string path) =>
        (await BackOffice.GetAsync(token, path[..path.LastIndexOf('/')]))
            .GetProperty("refunded").GetProperty("amount").GetDecimal();
}
