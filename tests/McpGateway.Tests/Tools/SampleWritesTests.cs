using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Tools;

/// <summary>What each tool that changes something does, seen by the tools that read.</summary>
[Collection(RunningSample.Name)]
public sealed class SampleWritesTests(GatewayFixture gateway) : IAsyncLifetime
{
    private Session session = null!;

    public async ValueTask InitializeAsync() => session = await Session.OpenAsync(gateway, "marco@alpine.example");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task APrice_ChangesOnlyFromTheOneThatWasRead()
    {
        var rule = (await ListAsync("list_pricing_rules", "{}"))[0];
        var (id, price) = (Text(rule, "id"), rule.GetProperty("price").GetProperty("amount").GetDecimal());
        var change = JsonSerializer.Serialize(new { pricing_rule_id = id, price = price + 1, expected_price = price });

        var changed = await DoAsync("update_pricing_rule", change);

        Assert.Equal(price + 1, changed.GetProperty("price").GetProperty("amount").GetDecimal());
        Assert.Contains("changed in the meantime", await RefuseAsync("update_pricing_rule", change), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABooking_CanBeMoved_ItsTicketsSent_AndAtLastCancelled()
    {
        var bookings = await ListAsync("search_bookings", """{"status":"confirmed","limit":50}""");
        var (booking, target) = await FindRoomAsync(bookings);
        var id = Text(booking, "id");

        var moved = await DoAsync("reschedule_booking", JsonSerializer.Serialize(
            new { booking_id = id, timeslot_id = target, expected_timeslot_id = Text(booking, "timeslot_id") }));
        Assert.Equal(target, Text(moved, "timeslot_id"));
        Assert.Equal(id, Text(await DoAsync("resend_tickets", Argument("booking_id", id)), "booking_id"));
        Assert.Equal("cancelled", Text(await DoAsync("cancel_booking", Argument("booking_id", id)), "status"));
        Assert.Contains(
            "changed in the meantime", await RefuseAsync("cancel_booking", Argument("booking_id", id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATicket_AdmitsOnce()
    {
        var ticket = Text((await ListAsync("list_tickets", """{"status":"valid"}"""))[0], "id");

        Assert.Equal("checked_in", Text(await DoAsync("check_in_ticket", Argument("ticket_id", ticket)), "status"));
        await RefuseAsync("check_in_ticket", Argument("ticket_id", ticket));
    }

    [Fact]
    public async Task APromoCode_IsCreatedOnce_AndEnds()
    {
        const string Wanted = """{"code":"ONCE2026","kind":"percent","value":12.5,"max_uses":3}""";
        var created = await DoAsync("create_promo_code", Wanted);

        Assert.Equal((12.5m, true), (created.GetProperty("value").GetDecimal(), created.GetProperty("active").GetBoolean()));
        await RefuseAsync("create_promo_code", Wanted);
        var ended = await DoAsync("deactivate_promo_code", Argument("promo_code_id", Text(created, "id")));
        Assert.False(ended.GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task AVoucher_IsIssued_WithoutTheCodeThatSpendsIt()
    {
        var voucher = await DoAsync("issue_voucher", """{"amount":25,"currency":"EUR","recipient_name":"Uma Winter"}""");

        Assert.Equal(25, voucher.GetProperty("balance").GetProperty("amount").GetDecimal());
        Assert.False(voucher.TryGetProperty("code", out _));
    }

    /// <summary>On purpose, twice, by a client that gives every message the id 1.</summary>
    [Fact]
    public async Task ARepeatedMessage_IsAnsweredWithTheEarlierResult_AndSaysSo()
    {
        var session = await Session.OpenAsync(gateway, "marco@alpine.example");
        const string arguments = """{"amount":26,"currency":"EUR","recipient_name":"Uma Winter"}""";

        var first = (await session.CallWithIdOneAsync("issue_voucher", arguments)).Result;
        var again = (await session.CallWithIdOneAsync("issue_voucher", arguments)).Result;

        Assert.Equal(first.GetProperty("structuredContent").GetRawText(), again.GetProperty("structuredContent").GetRawText());
        Assert.Equal(1, first.GetProperty("content").GetArrayLength());
        Assert.Contains("Nothing more was done", again.GetProperty("content")[1].GetProperty("text").GetString(),
            StringComparison.Ordinal);
        Assert.True(again.GetProperty("_meta").GetProperty("gateway/repeated").GetBoolean());
    }

    [Fact]
    public async Task ATimeslot_IsClosed()
    {
        var slot = Text((await ListAsync("get_availability", """{"limit":1}"""))[0], "timeslot_id");

        Assert.Equal("closed", Text(await DoAsync("close_timeslot", Argument("timeslot_id", slot)), "status"));
    }

    [Fact]
    public async Task SearchAndFetch_HaveTheShapesThatResearchConnectorsExpect()
    {
        var found = await DoAsync("search", Argument("query", "booking"));
        var first = found.GetProperty("results")[0];
        Assert.Equal(["results"], Names(found));
        Assert.Equal(["id", "title", "url"], Names(first));

        var document = await DoAsync("fetch", Argument("id", Text(first, "id")));
        Assert.Equal(["id", "metadata", "text", "title", "url"], Names(document));
        Assert.Equal("booking", Text(document.GetProperty("metadata"), "type"));
    }

    /// <summary>A booking, and another timeslot of its product with room for it.</summary>
    private async Task<(JsonElement Booking, string Timeslot)> FindRoomAsync(JsonElement bookings)
    {
        foreach (var booking in bookings.EnumerateArray())
        {
            var slots = await ListAsync("get_availability", JsonSerializer.Serialize(new { product_id = Text(booking, "product_id"), limit = 100 }));
            var room = slots.EnumerateArray().FirstOrDefault(slot =>
                Text(slot, "timeslot_id") != Text(booking, "timeslot_id")
                && slot.GetProperty("available").GetInt32() >= booking.GetProperty("party_size").GetInt32());
            if (room.ValueKind == JsonValueKind.Object)
            {
                return (booking, Text(room, "timeslot_id"));
            }
        }

        throw new InvalidOperationException("No booking can be moved.");
    }

    private async Task<JsonElement> ListAsync(string tool, string arguments) =>
        (await DoAsync(tool, arguments)).GetProperty("items");

    private async Task<JsonElement> DoAsync(string tool, string arguments)
    {
        var reply = await session.CallConfirmedAsync(tool, arguments);
        Assert.True(reply.Result.TryGetProperty("structuredContent", out var content), reply.Text);
        return content;
    }

    private async Task<string> RefuseAsync(string tool, string arguments)
    {
        var reply = await session.CallConfirmedAsync(tool, arguments);
        Assert.True(reply.Result.GetProperty("isError").GetBoolean(), reply.Text);
        return reply.Text;
    }

    private static string Argument(string name, string value) => $$"""{"{{name}}":"{{value}}"}""";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
}
