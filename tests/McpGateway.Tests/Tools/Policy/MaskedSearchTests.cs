using McpGateway.Tests.Harness;
using McpGateway.Tests.Mcp;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Policy;

/// <summary>What an answer masks cannot be found out by looking for it, letter by letter.</summary>
[Collection(RunningSample.Name)]
public sealed class MaskedSearchTests(GatewayFixture gateway)
{
    private const string Everything = "configuration:read bookings:read promotions:read";

    [Fact]
    public async Task WithoutItsScope_NobodyFindsABooking_ByWhatIsMaskedInIt()
    {
        var seeing = await OpenAsync($"{Everything} customers:read");
        var customer = (await seeing.CallAsync("search_bookings", """{"limit":50}""")).Result.GetProperty("structuredContent")
            .GetProperty("items").EnumerateArray().Select(item => item.GetProperty("customer"))
            .First(one => one.GetProperty("email").GetString()!.Contains('@', StringComparison.Ordinal));
        var masked = await OpenAsync(Everything);

        foreach (var word in (string[])[customer.GetProperty("email").GetString()!, customer.GetProperty("name").GetString()!])
        {
            Assert.Equal(0, CountOf(await masked.CallAsync("search_bookings", $$"""{"q":"{{word}}"}"""), "items"));
            Assert.Equal(0, CountOf(await masked.CallAsync("search", $$"""{"query":"{{word}}"}"""), "results"));
            var refused = await masked.CallAsync("search_bookings", $$"""{"customer":"{{word}}"}""");
            Assert.Contains("takes customers:read", refused.Text, StringComparison.Ordinal);
            Assert.NotEqual(0, CountOf(await seeing.CallAsync("search_bookings", $$"""{"customer":"{{word}}"}"""), "items"));
        }
    }

    [Theory]
    [InlineData("owner", "bookings:read", false)]
    [InlineData("owner", "bookings:read customers:read", true)]
    [InlineData("notary", "bookings:read customers:read", false)]
    public async Task AScopeThatIsOfNoUse_LooksThroughNothing(string role, string scopes, bool mayLook)
    {
        await using var host = await ToolsHost.StartAsync();
        host.BackOffice.Roles["org_1"] = [role];
        host.BackOffice.AnswerWith("""{"items":[]}""");

        var answer = await host.CallAsync(ToolsHost.CallerWith(scopes), "search_bookings", """{"customer":"berg"}""");

        Assert.Equal(mayLook, answer is ToolAnswer.Data);
        Assert.Equal(mayLook ? 1 : 0, host.BackOffice.Requests.Count);
        Assert.Equal(mayLook, host.Audit.Events.Single().Code is null);
    }

    private async Task<Session> OpenAsync(string scopes) =>
        new(gateway, await gateway.GetAccessTokenAsync("olivia@alpine.example", "try-olivia", "org_alpine", scopes));

    private static int CountOf(McpReply reply, string list) =>
        reply.Result.GetProperty("structuredContent").GetProperty(list).GetArrayLength();
}
