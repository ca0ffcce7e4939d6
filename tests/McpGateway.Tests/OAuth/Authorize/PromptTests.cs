using System.Net;
using System.Web;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Authorize;

/// <summary>What a client may ask of the sign-in (OpenID Connect Core §3.1.2.1).</summary>
public sealed class PromptTests(GatewayOfAClass shared) : IClassFixture<GatewayOfAClass>
{
    private readonly InProcessGateway _gateway = shared.Gateway;

    /// <summary>Signed in already, the person is asked once more, once, and only then is the question shown.</summary>
    [Theory]
    [InlineData("login", "login")]
    [InlineData("select_account", "select_account")]
    [InlineData("consent login", "login")]
    public async Task AFreshSignIn_IsAskedForOnce(string prompt, string passedOn)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var shown = await olivia.OpenAsync(client.AuthorizeUrl());
        Assert.NotNull(shown.Find<IHtmlElement>("[value=allow]"));
        client.State = Guid.NewGuid().ToString();
        var url = client.AuthorizeUrl(("prompt", prompt));

        var left = await olivia.Browser.OpenAsync(url, until: _gateway.BackOffice.Url);
        var question = await olivia.OpenAsync(url);

        Assert.Equal(passedOn, HttpUtility.ParseQueryString(left.Url.Query)["prompt"]);
        Assert.NotNull(question.Find<IHtmlElement>("[value=allow]"));
        Assert.NotNull((await olivia.Browser.OpenAsync(url)).Find<IHtmlElement>("[value=allow]"));
        client.State = Guid.NewGuid().ToString();
        var next = await olivia.Browser.OpenAsync(client.AuthorizeUrl(("prompt", prompt)), _gateway.BackOffice.Url);
        Assert.Null(next.Document);
    }

    /// <summary>A provider that answers from an old sign-in has not done what was asked.</summary>
    [Fact]
    public async Task AnOldProof_IsNotTakenForAFreshOne()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        await olivia.OpenAsync(client.AuthorizeUrl());
        _gateway.Clock.Advance(TimeSpan.FromMinutes(5));
        var asked = await olivia.Browser.OpenAsync(
            client.AuthorizeUrl(("prompt", "login")), until: _gateway.BackOffice.Url);
        var softened = asked.Url.AbsoluteUri.Replace("prompt=login", "x=1", StringComparison.Ordinal)
            .Replace("max_age=0", "y=1", StringComparison.Ordinal);

        var page = await olivia.Browser.OpenAsync(softened);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    [Fact]
    public async Task Consent_AsksNothingMore_AndNoneStandsAlone()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        await olivia.OpenAsync(client.AuthorizeUrl());

        var page = await olivia.Browser.OpenAsync(client.AuthorizeUrl(("prompt", "consent")));
        Assert.NotNull(page.Find<IHtmlElement>("[value=allow]"));
        (await _gateway.Wire.GetAsync(client.AuthorizePath(("prompt", "none login"))))
            .AssertSentBack(client.RedirectUri, _gateway.Url, "invalid_request");
        (await _gateway.Wire.GetAsync(client.AuthorizePath(("prompt", "none"))))
            .AssertSentBack(client.RedirectUri, _gateway.Url, "login_required");
    }

    [Theory]
    [InlineData("olivia@alpine.example", true)]
    [InlineData(null, false)]
    public async Task ALoginHint_IsPassedOn(string? hint, bool isPassedOn)
    {
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        var answer = await _gateway.Wire.GetAsync(
            client.AuthorizePath(("login_hint", hint ?? new string('x', 321))), ("Accept", "text/html"));

        var query = HttpUtility.ParseQueryString(new Uri(answer.Header("Location")).Query);
        Assert.Equal(isPassedOn ? hint : null, query["login_hint"]);
    }
}
