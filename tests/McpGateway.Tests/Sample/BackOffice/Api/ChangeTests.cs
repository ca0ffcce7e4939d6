using System.Net;
using System.Text.Json;

namespace McpGateway.Tests.Sample.BackOffice.Api;

public sealed class ChangeTests : BackOfficeTests
{
    [Fact]
    public async Task Capacity_IsSet_UnlessItIsNotTheExpectedOneOrBelowWhatIsBooked()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var slot = await BookedSlotAsync(token);
        var (id, capacity) = (slot.GetProperty("id"), slot.GetProperty("capacity").GetInt32());
        Assert.Equal(id.GetString(), slot.GetProperty("timeslot_id").GetString());

        var path = $"{Alpine}/timeslots/{id}/capacity";
        var set = await SendAsync(
            token, HttpMethod.Put, path, new { capacity = capacity + 1, expected_capacity = capacity });
        Assert.Equal(HttpStatusCode.OK, set.Status);
        Assert.Equal(capacity + 1, set.Body.GetProperty("capacity").GetInt32());

        var stale = await SendAsync(
            token, HttpMethod.Put, path, new { capacity = capacity + 2, expected_capacity = capacity });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(
            HttpStatusCode.Conflict, (await SendAsync(token, HttpMethod.Put, path, new { capacity = 0 })).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await SendAsync(token, HttpMethod.Put, path, new { capacity = -1 })).Status);
    }

    [Fact]
    public async Task ClosedTimeslot_HasNoAvailability()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var slot = await BookedSlotAsync(token);
        var closed = await SendAsync(token, HttpMethod.Post, $"{Alpine}/timeslots/{slot.GetProperty("id")}/close");

        Assert.Equal("closed", closed.Body.GetProperty("status").GetString());
        Assert.Equal(0, closed.Body.GetProperty("available").GetInt32());
        var open = await BackOffice.GetAsync(
            token, $"{Alpine}/availability?limit=100&product_id={slot.GetProperty("product_id")}"
                + $"&from={slot.GetProperty("starts_at").GetString()![..10]}");
        Assert.DoesNotContain(
            slot.GetProperty("id").GetString(),
            open.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Price_IsSet_UnlessItIsNotTheExpectedOne()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var rule = (await BackOffice.GetAsync(token, $"{Alpine}/pricing-rules?limit=1")).GetProperty("items")[0];
        var price = rule.GetProperty("price").GetProperty("amount").GetDecimal();
        var path = $"{Alpine}/pricing-rules/{rule.GetProperty("id")}";

        var set = await SendAsync(token, HttpMethod.Put, path, new { price = price + 1, expected_price = price });
        var stale = await SendAsync(token, HttpMethod.Put, path, new { price = price + 2, expected_price = price });

        Assert.Equal(price + 1, set.Body.GetProperty("price").GetProperty("amount").GetDecimal());
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
    }

    [Fact]
    public async Task PromoCode_IsCreatedOncePerName_AndCanBeDeactivated()
    {
        var token = await BackOffice.SignInAsync("mila@alpine.example");
        var request = new { code = "WINTER25", kind = "percent", value = 25 };
        var created = await SendAsync(token, HttpMethod.Post, $"{Alpine}/promo-codes", request);
        var again = await SendAsync(token, HttpMethod.Post, $"{Alpine}/promo-codes", request);
        var ended = await SendAsync(
            token, HttpMethod.Post, $"{Alpine}/promo-codes/{created.Body.GetProperty("id")}/deactivate");

        Assert.True(created.Body.GetProperty("active").GetBoolean());
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.False(ended.Body.GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Voucher_IsIssuedWithItsWholeBalance()
    {
        var token = await BackOffice.SignInAsync("mila@alpine.example");
        var (status, voucher) = await SendAsync(
            token, HttpMethod.Post, $"{Alpine}/vouchers", new { amount = 80, recipient_name = "Zoë Weiß" });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(80m, voucher.GetProperty("balance").GetProperty("amount").GetDecimal());
        Assert.Equal("Zoë Weiß", voucher.GetProperty("recipient_name").GetString());
    }

    [Theory]
    [InlineData("product")]
    [InlineData("day")]
    public async Task SalesReport_AddsUp(string groupBy)
    {
        var report = await BackOffice.GetAsync(
            await BackOffice.SignInAsync("felix@alpine.example"), $"{Alpine}/reports/sales?group_by={groupBy}");
        var rows = report.GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(132, report.GetProperty("orders").GetInt32());
        Assert.Equal(report.GetProperty("gross").GetDecimal(), rows.Sum(row => row.GetProperty("gross").GetDecimal()));
        Assert.Equal(
            report.GetProperty("net").GetDecimal(),
            report.GetProperty("gross").GetDecimal() - report.GetProperty("refunded").GetDecimal());
    }

    [Fact]
    public async Task Search_FindsWhatTheRoleShows_AndFetchReadsIt()
    {
        var owner = await BackOffice.SignInAsync(Olivia);
        var viewer = await BackOffice.SignInAsync("vera@alpine.example");
        const string path = $"{Alpine}/search?q=coaster&limit=100";
        var all = (await BackOffice.GetAsync(owner, path)).GetProperty("items").EnumerateArray().ToList();
        var shown = (await BackOffice.GetAsync(viewer, path)).GetProperty("items").EnumerateArray().ToList();

        Assert.Contains("booking", all.Select(TypeOf));
        Assert.Equal("product", Assert.Single(shown.Select(TypeOf)));
        var id = all.First(hit => TypeOf(hit) == "booking").GetProperty("id");
        Assert.Equal(
            HttpStatusCode.OK, (await SendAsync(owner, HttpMethod.Get, $"{Alpine}/search/{id}")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound, (await SendAsync(viewer, HttpMethod.Get, $"{Alpine}/search/{id}")).Status);
    }

    private static string TypeOf(JsonElement hit) => hit.GetProperty("type").GetString()!;

    private async Task<JsonElement> BookedSlotAsync(string token)
    {
        var booking = (await BackOffice.GetAsync(token, $"{Alpine}/bookings?status=confirmed&limit=1"))
            .GetProperty("items")[0];
        var day = booking.GetProperty("starts_at").GetString()![..10];
        var slots = await BackOffice.GetAsync(token, $"{Alpine}/availability?limit=100&from={day}&to={day}");
        return slots.GetProperty("items").EnumerateArray().First(slot =>
            slot.GetProperty("id").GetString() == booking.GetProperty("timeslot_id").GetString());
    }
}
