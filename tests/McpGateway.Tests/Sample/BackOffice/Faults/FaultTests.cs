using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace McpGateway.Tests.Sample.BackOffice.Faults;

public sealed class FaultTests(SharedBackOffice shared)
    : BackOfficeTests(shared), IClassFixture<SharedBackOffice>
{
    private const string Bookings = $"{Alpine}/bookings";

    [Fact]
    public async Task Status_AnswersWithIt_AsOftenAsAsked()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync("*", "status:503", times: 2);

        HttpStatusCode[] expected =
            [HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK];
        foreach (var status in expected)
        {
            Assert.Equal(status, (await SendAsync(token, HttpMethod.Get, Bookings)).Status);
        }
    }

    [Fact]
    public async Task Fault_LastsUntilCleared_WithoutANumber_OnItsPathAlone()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync(Bookings, "status:500");

        Assert.Equal(HttpStatusCode.InternalServerError, (await SendAsync(token, HttpMethod.Get, Bookings)).Status);
        Assert.Equal(
            HttpStatusCode.InternalServerError,
            (await SendAsync(token, HttpMethod.Get, $"{Bookings}/bkg_alp_0001")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(token, HttpMethod.Get, $"{Alpine}/venues")).Status);

        await BackOffice.ClearFaultsAsync();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(token, HttpMethod.Get, Bookings)).Status);
    }

    [Fact]
    public async Task Delay_AnswersNoEarlier()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync("*", "delay:300");
        var watch = Stopwatch.StartNew();
        await BackOffice.GetAsync(token, Bookings);

        // A timer may fire a tick early.
        Assert.True(watch.ElapsedMilliseconds >= 250);
    }

    [Fact]
    public async Task Drop_ClosesTheConnection()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync("*", "drop");

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(token, HttpMethod.Get, Bookings));
    }

    [Fact]
    public async Task Garbage_SaysItIsJsonAndIsNot()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync("*", "garbage");
        using var answer = await BackOffice.SendAsync(token, HttpMethod.Get, Bookings);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var text = await TextOf(answer);
        Assert.ThrowsAny<JsonException>(() => JsonElement.Parse(text));
    }

    [Theory]
    [InlineData("leak-card", "4111 1111 1111 1111", "bookings")]
    [InlineData("leak-card", "5555555555554444", "bookings/bkg_alp_0001")]
    [InlineData("leak-card", "4111 1111 1111 1111", "venues")]
    [InlineData("leak-card", "4111 1111 1111 1111", "availability")]
    [InlineData("leak-hash", "$2b$12$", "bookings")]
    [InlineData("leak-hash", "$argon2id$", "bookings/bkg_alp_0001")]
    [InlineData("leak-hash", "api_key=", "products")]
    public async Task Leak_PutsSecretsIntoTexts(string fault, string secret, string path)
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync("*", fault);

        Assert.Contains(secret, string.Join('\n', TextsIn(await BackOffice.GetAsync(token, $"{Alpine}/{path}"))));
    }

    [Theory]
    [InlineData("bookings")]
    [InlineData("bookings/bkg_alp_0001")]
    [InlineData("venues")]
    [InlineData("availability")]
    [InlineData("reports/sales")]
    public async Task OtherOrganizer_MixesInRealObjectsOfTheOther(string path)
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync("*", "other-organizer");
        var answer = await BackOffice.GetAsync(token, $"{Alpine}/{path}");

        var owners = (answer.TryGetProperty("items", out var items) ? items.EnumerateArray().ToList() : [answer])
            .Select(item => item.GetProperty("organizer_id").GetString());
        Assert.Contains("org_lakeside", owners);
    }

    [Fact]
    public async Task ExtraFields_AddsFieldsNobodyHasHeardOf()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync("*", "extra-fields");
        var booking = (await BackOffice.GetAsync(token, Bookings)).GetProperty("items")[0];

        Assert.True(booking.TryGetProperty("national_id", out _));
        Assert.True(booking.GetProperty("customer").TryGetProperty("debug", out _));
    }

    [Fact]
    public async Task BrokenDates_GivesDaysThatNoMonthHas()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync("*", "broken-dates");
        var booking = (await BackOffice.GetAsync(token, Bookings)).GetProperty("items")[0];

        Assert.Matches("^[0-9]{4}-[0-9]{2}-32T", booking.GetProperty("starts_at").GetString());
    }

    [Theory]
    [InlineData("bookings")]
    [InlineData("bookings/bkg_alp_0001")]
    public async Task Huge_AnswersMegabytes(string path)
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.PlanFaultAsync("*", "huge");
        using var answer = await BackOffice.SendAsync(token, HttpMethod.Get, $"{Alpine}/{path}");

        Assert.True((await TextOf(answer)).Length > 4_000_000);
    }

    [Theory]
    [InlineData("/v2/bookings", "drop", 1, "path")]
    [InlineData("*", "status:abc", 1, "fault")]
    [InlineData("*", "explode", 1, "fault")]
    [InlineData("*", "drop", 0, "times")]
    public async Task Plan_NamesTheFieldThatIsWrong(string path, string fault, int times, string field)
    {
        var (status, problem) = await SendAsync(
            null, HttpMethod.Post, "/_sample/faults", new { path, fault, times });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith(field, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> TextsIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => TextsIn(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(TextsIn),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };
}
