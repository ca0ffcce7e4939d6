using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Authorize;

/// <summary>A resource that is pinned to one organizer connects that one and no other (promise G1).</summary>
[Collection(RunningSample.Name)]
public sealed class PinnedResourceTests(GatewayFixture gateway)
{
    [Fact]
    public async Task ConsentOffersOnlyItsOrganizer_EvenToAMemberOfTwo()
    {
        using var olivia = Accounts.Olivia();
        var client = await PinnedAsync("org_lakeside");

        var page = await olivia.OpenAsync(client.AuthorizeUrl(("scope", "operations:read")));

        var only = Assert.Single(page.Document!.QuerySelectorAll("[name=organizer]"));
        Assert.Equal("org_lakeside", only.GetAttribute("value"));
    }

    /// <summary>O14.</summary>
    [Fact]
    public async Task AnotherOrganizerInTheForm_IsRefused()
    {
        using var olivia = Accounts.Olivia();
        var client = await PinnedAsync("org_lakeside");
        var page = await olivia.OpenAsync(client.AuthorizeUrl(("scope", "operations:read")));
        page.Get<IHtmlInputElement>("[name=organizer]").Value = "org_alpine";

        var answer = await olivia.Browser.PressAsync(
            page, page.Get<IHtmlElement>("[value=allow]"), client.RedirectUri);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    /// <summary>F22, RS8: RFC 8707 §2.2.</summary>
    [Fact]
    public async Task ItsTokenWorksOnlyThere()
    {
        using var olivia = Accounts.Olivia();
        var client = await PinnedAsync("org_alpine");
        var token = (await client.ConnectAsync(olivia)).Text("access_token");

        var there = await client.CallAsync(token, "/mcp/org_alpine");

        Assert.Equal(HttpStatusCode.OK, there.Status);
        Assert.Contains("org_alpine", there.Body, StringComparison.Ordinal);
        foreach (var elsewhere in new[] { "/mcp", "/mcp/org_lakeside", "/mcp/nowhere" })
        {
            var answer = await client.CallAsync(token, elsewhere);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Contains("invalid_token", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnUnpinnedToken_DoesNotWorkThere()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(token, "/mcp/org_alpine")).Status);
    }

    [Theory]
    [InlineData("org_alpine")]
    [InlineData("org_that_is_not_there")]
    public async Task ANonMember_IsSentBack(string organizer)
    {
        using var leo = Accounts.Leo();
        var client = await PinnedAsync(organizer);

        var left = await leo.OpenAsync(client.AuthorizeUrl(), client.RedirectUri);

        Assert.Equal("access_denied", WireAnswer.ReadCallback(left.Url, client.RedirectUri)["error"]);
    }

    /// <summary>F21, G10: a code or refresh token for one resource earns nothing for another.</summary>
    [Fact]
    public async Task TheTokenRequest_CannotWidenIt()
    {
        using var olivia = Accounts.Olivia();
        var client = await PinnedAsync("org_alpine");
        var code = await client.GetCodeAsync(olivia);

        (await client.RedeemAsync(code, ("resource", $"{gateway.GatewayUrl}/mcp"))).AssertRefused("invalid_target");
        var refreshToken = (await client.RedeemAsync(code)).Text("refresh_token");
        (await client.RefreshAsync(refreshToken, ("resource", $"{gateway.GatewayUrl}/mcp/org_lakeside")))
            .AssertRefused("invalid_target");
    }

    private async Task<OAuthClient> PinnedAsync(string organizer)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        client.Resource = $"{gateway.GatewayUrl}/mcp/{organizer}";
        return client;
    }
}
