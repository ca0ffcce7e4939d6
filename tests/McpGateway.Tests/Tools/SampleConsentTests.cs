using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Tools;

/// <summary>A customer who has not agreed is the same one in every tool (promise G17).</summary>
[Collection(RunningSample.Name)]
public sealed class SampleConsentTests(GatewayFixture gateway)
{
    private const string Withheld = "[withheld]";

    [Fact]
    public async Task WhoIsWithheldInABooking_IsSoInItsOrderAndOnItsTickets()
    {
        var olivia = await Session.OpenAsync(gateway, "olivia@alpine.example");
        var seen = new Dictionary<bool, int>();
        foreach (var booking in await ItemsAsync(olivia, "search_bookings", """{"limit":30}"""))
        {
            var isWithheld = booking.GetProperty("customer").GetProperty("name").GetString() == Withheld;
            var order = await olivia.CallAsync("get_order", $$"""{"order_id":"{{booking.GetProperty("order_id")}}"}""");
            Assert.Equal(isWithheld, order.Result.GetProperty("structuredContent").GetProperty("customer")
                .GetProperty("name").GetString() == Withheld);
            foreach (var ticket in await ItemsAsync(olivia, "list_tickets", $$"""{"booking_id":"{{booking.GetProperty("id")}}"}"""))
            {
                Assert.Equal(isWithheld, ticket.GetProperty("holder_name").GetString() == Withheld);
                seen[isWithheld] = seen.GetValueOrDefault(isWithheld) + 1;
            }
        }

        Assert.Equal(2, seen.Count);
    }

    private static async Task<IReadOnlyList<JsonElement>> ItemsAsync(Session session, string tool, string arguments) =>
        [.. (await session.CallAsync(tool, arguments)).Result.GetProperty("structuredContent").GetProperty("items").EnumerateArray()];
}
