using System.Net;

namespace McpGateway.Tests.Sample.BackOffice.SignIn;

public sealed class AuthorizeTests(SharedBackOffice shared)
    : BackOfficeTests(shared), IClassFixture<SharedBackOffice>
{
    [Fact]
    public async Task SignIn_ReturnsCodeStateAndIssuer_WhenThePasswordIsRight()
    {
        using var browser = new SignInBrowser(BackOffice);
        using var answer = await browser.SubmitAsync(SignInBrowser.AuthorizeUrl(), Olivia, "try-olivia");

        var query = SignInBrowser.QueryOf(answer);
        Assert.Equal("a state/with + signs", query["state"]);
        Assert.Equal(BackOffice.Url, query["iss"]);
        Assert.NotEmpty(query["code"]!);
    }

    [Fact]
    public async Task SignIn_AnswersAlike_WhetherTheNameOrThePasswordIsWrong()
    {
        using var browser = new SignInBrowser(BackOffice);
        using var wrongPassword = await browser.SubmitAsync(SignInBrowser.AuthorizeUrl(), Olivia, "wrong");
        using var wrongName = await browser.SubmitAsync(SignInBrowser.AuthorizeUrl(), "nobody@alpine.example", "");

        Assert.Equal(HttpStatusCode.Unauthorized, wrongPassword.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrongName.StatusCode);
        var html = await TextOf(wrongPassword);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Equal(html, await TextOf(wrongName));
    }

    [Fact]
    public async Task SignIn_RefusesAFormFromAnotherSite()
    {
        using var browser = new SignInBrowser(BackOffice);
        using var answer = await browser.SubmitAsync(
            SignInBrowser.AuthorizeUrl(), Olivia, "try-olivia", site: "cross-site");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Authorize_NeedsNoPasswordAgain_UntilSignOut()
    {
        using var browser = new SignInBrowser(BackOffice);
        await browser.SignInAsync(Olivia);
        using var second = await browser.OpenAsync(SignInBrowser.AuthorizeUrl());
        Assert.NotEmpty(SignInBrowser.QueryOf(second)["code"]!);

        using var signedOut = await browser.OpenAsync("/oidc/logout");
        using var third = await browser.OpenAsync(SignInBrowser.AuthorizeUrl());
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.Contains("type=\"password\"", await TextOf(third), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_AsksForThePasswordAgain_WhenPromptIsLogin()
    {
        using var browser = new SignInBrowser(BackOffice);
        await browser.SignInAsync(Olivia);
        using var page = await browser.OpenAsync(SignInBrowser.AuthorizeUrl(("prompt", "login")));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Authorize_SaysLoginRequired_WhenPromptIsNoneAndNobodyIsSignedIn()
    {
        using var browser = new SignInBrowser(BackOffice);
        using var answer = await browser.OpenAsync(SignInBrowser.AuthorizeUrl(("prompt", "none")));

        Assert.Equal("login_required", SignInBrowser.QueryOf(answer)["error"]);
    }

    [Theory]
    [InlineData("client_id", "another")]
    [InlineData("client_id", null)]
    [InlineData("redirect_uri", "http://localhost:1/sign-in/callback/")]
    [InlineData("redirect_uri", "http://localhost:2/sign-in/callback")]
    [InlineData("redirect_uri", null)]
    public async Task Authorize_NeverRedirects_BeforeClientAndRedirectAreProven(string parameter, string? value)
    {
        using var browser = new SignInBrowser(BackOffice);
        using var answer = await browser.OpenAsync(SignInBrowser.AuthorizeUrl((parameter, value)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.Contains(parameter, await TextOf(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_RefusesAParameterSentTwice()
    {
        using var browser = new SignInBrowser(BackOffice);
        using var answer = await browser.OpenAsync(SignInBrowser.AuthorizeUrl() + "&state=other");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("prompt", "create", "invalid_request")]
    [InlineData("max_age", "-1", "invalid_request")]
    public async Task Authorize_TellsTheClient_WhatElseIsWrong(string parameter, string? value, string error)
    {
        using var browser = new SignInBrowser(BackOffice);
        using var answer = await browser.OpenAsync(SignInBrowser.AuthorizeUrl((parameter, value)));

        var query = SignInBrowser.QueryOf(answer);
        Assert.Equal(error, query["error"]);
        Assert.Contains(parameter, query["error_description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_ReturnsOnlyToARegisteredAddress()
    {
        using var browser = new SignInBrowser(BackOffice);
        using var known = await browser.OpenAsync(
            "/oidc/logout?state=x&post_logout_redirect_uri=http%3A%2F%2Flocalhost%2Fsigned-out");
        using var unknown = await browser.OpenAsync(
            "/oidc/logout?post_logout_redirect_uri=http%3A%2F%2Fevil.example%2F");

        Assert.Equal("http://localhost/signed-out?state=x", known.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
    }
}
