using System.Net;
using System.Text.Json;

namespace McpGateway.Tests.Sample.BackOffice.Api;

public sealed class BookingTests(SharedBackOffice shared)
    : BackOfficeTests(shared), IClassFixture<SharedBackOffice>
{
    [Fact]
    public async Task Search_PagesThroughEveryBookingOnce_InOrderOfTheirStart()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var seen = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await BackOffice.GetAsync(token, $"{Alpine}/bookings?limit=50&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(132, seen.Select(IdOf).Distinct().Count());
        Assert.Equal(132, seen.Count);
        var starts = seen.Select(booking => booking.GetProperty("starts_at").GetDateTimeOffset()).ToList();
        Assert.Equal(starts.Order(), starts);
    }

    [Fact]
    public async Task Search_AnswersTwenty_WhenNoLimitIsGiven()
    {
        var page = await BackOffice.GetAsync(await BackOffice.SignInAsync(Olivia), $"{Alpine}/bookings");

        Assert.Equal(20, page.GetProperty("items").GetArrayLength());
        Assert.True(page.TryGetProperty("next_cursor", out _));
    }

    [Fact]
    public async Task Search_FiltersByDayStatusProductAndText()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var booking = await BackOffice.GetAsync(token, $"{Alpine}/bookings/bkg_alp_0001");
        var day = booking.GetProperty("starts_at").GetString()![..10];
        var name = booking.GetProperty("customer").GetProperty("name").GetString()!;

        foreach (var query in new[]
        {
            $"from={day}&to={day}", $"status={booking.GetProperty("status")}",
            $"product_id={booking.GetProperty("product_id")}", $"q={booking.GetProperty("reference")}",
            $"customer={Uri.EscapeDataString(name.ToUpperInvariant())}",
        })
        {
            var items = (await BackOffice.GetAsync(token, $"{Alpine}/bookings?limit=100&{query}"))
                .GetProperty("items").EnumerateArray().ToList();
            Assert.Contains("bkg_alp_0001", items.Select(IdOf));
            Assert.True(items.Count < 100, query);
        }
    }

    [Fact]
    public async Task Search_FindsACustomer_OnlyWhoAgreedThatAssistantsLearnOfThem()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var all = (await BackOffice.GetAsync(token, $"{Alpine}/bookings?limit=100")).GetProperty("items").EnumerateArray()
            .Select(booking => (Id: IdOf(booking), Customer: booking.GetProperty("customer"))).ToList();
        foreach (var agreed in (bool[])[true, false])
        {
            var (id, customer) = all.Find(one => HasAgreed(one.Customer) == agreed);
            var found = await BackOffice.GetAsync(
                token, $"{Alpine}/bookings?limit=100&customer={Uri.EscapeDataString(customer.GetProperty("email").GetString()!)}");
            Assert.Equal(agreed, found.GetProperty("items").EnumerateArray().Any(booking => IdOf(booking) == id));
        }
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=many", "Limit")]
    [InlineData("cursor=!", "cursor")]
    [InlineData("from=28.07.2026", "from")]
    [InlineData("from=2026-07-28&to=2026-07-27", "to")]
    [InlineData("status=lost", "status")]
    public async Task Search_NamesTheFieldThatIsWrong(string query, string field)
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var (status, problem) = await SendAsync(token, HttpMethod.Get, $"{Alpine}/bookings?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(field, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reschedule_MovesThePartyAndItsPlaces()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var booking = await FirstConfirmedAsync(token);
        var from = booking.GetProperty("timeslot_id").GetString()!;
        var slots = await SlotsOfAsync(token, booking);
        var to = slots.First(slot => IdOf(slot) != from && slot.GetProperty("available").GetInt32() >= 6);

        var (status, moved) = await SendAsync(
            token, HttpMethod.Post, $"{Alpine}/bookings/{IdOf(booking)}/reschedule",
            new { timeslot_id = IdOf(to), expected_timeslot_id = from });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(IdOf(to), moved.GetProperty("timeslot_id").GetString());
        var party = booking.GetProperty("party_size").GetInt32();
        var after = await SlotsOfAsync(token, booking);
        Assert.Equal(BookedAt(slots, from) - party, BookedAt(after, from));
        Assert.Equal(BookedAt(slots, IdOf(to)) + party, BookedAt(after, IdOf(to)));
    }

    [Fact]
    public async Task Reschedule_Conflicts_WhenTheBookingIsNotWhereExpected()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var booking = await FirstConfirmedAsync(token);
        var (status, _) = await SendAsync(
            token, HttpMethod.Post, $"{Alpine}/bookings/{IdOf(booking)}/reschedule",
            new { timeslot_id = "tsl_alp_0001", expected_timeslot_id = "tsl_alp_0002" });

        Assert.Equal(HttpStatusCode.Conflict, status);
    }

    [Fact]
    public async Task Cancel_VoidsTheTickets_AndCannotBeRepeated()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var id = IdOf(await FirstConfirmedAsync(token));
        var (first, cancelled) = await SendAsync(token, HttpMethod.Post, $"{Alpine}/bookings/{id}/cancel", new { });
        var (second, _) = await SendAsync(token, HttpMethod.Post, $"{Alpine}/bookings/{id}/cancel", new { });

        Assert.Equal(HttpStatusCode.OK, first);
        Assert.Equal("cancelled", cancelled.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.Conflict, second);
        var tickets = await BackOffice.GetAsync(token, $"{Alpine}/tickets?booking_id={id}");
        Assert.All(
            tickets.GetProperty("items").EnumerateArray(),
            ticket => Assert.Equal("void", ticket.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task CheckIn_AdmitsATicketOnce()
    {
        var token = await BackOffice.SignInAsync("bianca@alpine.example");
        var tickets = await BackOffice.GetAsync(token, $"{Alpine}/tickets?status=valid&limit=1");
        var path = $"{Alpine}/tickets/{IdOf(tickets.GetProperty("items")[0])}/check-in";

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(token, HttpMethod.Post, path)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(token, HttpMethod.Post, path)).Status);
    }

    private static string IdOf(JsonElement item) => item.GetProperty("id").GetString()!;

    private static int BookedAt(IEnumerable<JsonElement> slots, string id) =>
        slots.Single(slot => IdOf(slot) == id).GetProperty("booked").GetInt32();

    private async Task<JsonElement> FirstConfirmedAsync(string token) =>
        (await BackOffice.GetAsync(token, $"{Alpine}/bookings?status=confirmed&limit=1")).GetProperty("items")[0];

    /// <summary>The open slots from that day on of the booked product.</summary>
    private async Task<List<JsonElement>> SlotsOfAsync(string token, JsonElement booking)
    {
        var day = booking.GetProperty("starts_at").GetString()![..10];
        var path = $"{Alpine}/availability?limit=100&from={day}&product_id={booking.GetProperty("product_id")}";
        return [.. (await BackOffice.GetAsync(token, path)).GetProperty("items").EnumerateArray()];
    }

    private static bool HasAgreed(JsonElement customer) =>
        customer.GetProperty("consents").TryGetProperty("data_sharing_ai", out var flag) && flag.ValueKind == JsonValueKind.True;
}
