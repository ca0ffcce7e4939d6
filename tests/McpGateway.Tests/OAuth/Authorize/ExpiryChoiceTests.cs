using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Authorize;

/// <summary>A person decides how long an assistant stays connected, within what the operator allows.</summary>
public sealed class ExpiryChoiceTests(GatewayOfAClass shared) : IClassFixture<GatewayOfAClass>
{
    private readonly InProcessGateway _gateway = shared.Gateway;

    [Theory]
    [InlineData("day", 1)]
    [InlineData("week", 7)]
    [InlineData("month", 30)]
    [InlineData("until_revoked", 30)]
    [InlineData(null, 30)]
    public async Task TheChoice_IsWhenItEnds(string? expiry, int days)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        var ends = _gateway.Clock.GetUtcNow().AddDays(days);

        var left = await AnswerAsync(olivia, page, client, expiry is null ? "" : $"&expiry={expiry}");
        var tokens = await client.RedeemAsync(WireAnswer.ReadCallback(left.Url, client.RedirectUri)["code"]);
        var connections = await olivia.OpenAsync($"{_gateway.Url}/connections");

        Assert.Contains($"Ends {ends.UtcDateTime:yyyy-MM-dd HH:mm} UTC", connections.Text, StringComparison.Ordinal);
        _gateway.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromSeconds(5));
        var next = await client.RefreshAsync(tokens.Text("refresh_token"));
        Assert.Equal(5, next.Json().GetProperty("expires_in").GetInt32());
        _gateway.Clock.Advance(TimeSpan.FromSeconds(5));
        (await client.RefreshAsync(next.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    [Fact]
    public async Task TheLongest_IsTheDefault_AndNothingLongerIsOffered()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:OAuth:RefreshTokenLifetime=8.00:00:00");
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var page = await olivia.OpenAsync(client.AuthorizeUrl());

        var choices = page.Document!.QuerySelectorAll("[name=expiry]").OfType<IHtmlInputElement>().ToList();
        Assert.Equal(["day", "week", "until_revoked"], choices.Select(choice => choice.Value));
        Assert.Equal("until_revoked", Assert.Single(choices, choice => choice.IsChecked).Value);
    }

    [Theory]
    [InlineData("&expiry=forever")]
    [InlineData("&expiry=")]
    [InlineData("&expiry=day&expiry=week")]
    public async Task AnExpiryThatWasNotOffered_AllowsNothing(string field)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());

        var answer = await AnswerAsync(olivia, page, client, field);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    private Task<Page> AnswerAsync(Visitor visitor, Page page, OAuthClient client, string fields) =>
        visitor.Browser.PostAsync($"{_gateway.Url}/consent",
            $"request={page.Get<IHtmlInputElement>("[name=request]").Value}&decision=allow"
            + $"&organizer=org_alpine&scope=bookings:read{fields}", client.RedirectUri);
}
