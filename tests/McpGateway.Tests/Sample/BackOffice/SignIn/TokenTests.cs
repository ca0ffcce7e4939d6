using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using McpGateway.Sample.BackOffice;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpGateway.Tests.Sample.BackOffice.SignIn;

public sealed class TokenTests(SharedBackOffice shared)
    : BackOfficeTests(shared), IClassFixture<SharedBackOffice>
{
    [Fact]
    public async Task IdToken_ValidatesAgainstThePublishedKeys()
    {
        using var browser = new SignInBrowser(BackOffice);
        var tokens = await browser.RedeemAsync(await browser.SignInAsync(Olivia));
        var metadata = await BackOffice.Http.GetFromJsonAsync<JsonElement>(
            "/.well-known/openid-configuration", TestContext.Current.CancellationToken);
        var keys = new JsonWebKeySet(await BackOffice.Http.GetStringAsync(
            metadata.GetProperty("jwks_uri").GetString(), TestContext.Current.CancellationToken));

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(
            tokens.GetProperty("id_token").GetString(),
            new TokenValidationParameters
            {
                ValidIssuer = metadata.GetProperty("issuer").GetString(),
                ValidAudience = RunningBackOffice.ClientId,
                IssuerSigningKeys = keys.GetSigningKeys(),
            });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal("a-nonce", result.Claims["nonce"]);
        Assert.StartsWith("usr_", (string)result.Claims["sub"], StringComparison.Ordinal);
        Assert.Equal(["pwd"], ((JsonWebToken)result.SecurityToken).GetPayloadValue<string[]>("amr"));
        Assert.Contains("auth_time", result.Claims);
    }

    [Fact]
    public async Task Code_IsGoodForOneTry()
    {
        using var browser = new SignInBrowser(BackOffice);
        var code = await browser.SignInAsync(Olivia);
        await browser.RedeemAsync(code);

        await AssertRefusedAsync(browser, SignInBrowser.CodeForm(code), "invalid_grant");
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-another-verifier-another-ver", "invalid_grant")]
    [InlineData("redirect_uri", "http://localhost:1/other", "invalid_grant")]
    [InlineData("client_secret", "wrong", "invalid_client")]
    [InlineData("client_id", "another", "invalid_client")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    public async Task Token_IsRefused_WhenTheRequestDoesNotMatch(string parameter, string value, string error)
    {
        using var browser = new SignInBrowser(BackOffice);
        var form = SignInBrowser.CodeForm(await browser.SignInAsync(Olivia));
        form[parameter] = value;

        await AssertRefusedAsync(browser, form, error);
    }

    [Fact]
    public async Task Client_MayProveItselfByBasicAuthentication()
    {
        using var browser = new SignInBrowser(BackOffice);
        var form = SignInBrowser.CodeForm(await browser.SignInAsync(Olivia));
        form.Remove("client_id");
        form.Remove("client_secret");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oidc/token")
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{RunningBackOffice.ClientId}:{RunningBackOffice.ClientSecret}")));
        using var answer = await BackOffice.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task AccessToken_Expires_AndTheRefreshTokenBringsAnother()
    {
        var clock = new ManualClock(new(2026, 7, 28, 12, 0, 0, TimeSpan.Zero));
        await using var backOffice = await RunningBackOffice.StartAsync(new()
        {
            ClientSecret = RunningBackOffice.ClientSecret,
            RedirectUris = [SignInBrowser.RedirectUri],
            Time = clock,
        });
        using var browser = new SignInBrowser(backOffice);
        var tokens = await browser.RedeemAsync(await browser.SignInAsync(Olivia));
        var first = tokens.GetProperty("access_token").GetString()!;
        await backOffice.GetAsync(first, "/oidc/userinfo");

        clock.Advance(TimeSpan.FromSeconds(tokens.GetProperty("expires_in").GetInt32()));
        using var expired = await backOffice.SendAsync(first, HttpMethod.Get, "/oidc/userinfo");
        Assert.Equal(HttpStatusCode.Unauthorized, expired.StatusCode);
        Assert.Contains("invalid_token", expired.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);

        using var refreshed = await browser.TokenAsync(new()
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = RunningBackOffice.ClientId,
            ["client_secret"] = RunningBackOffice.ClientSecret,
            ["refresh_token"] = tokens.GetProperty("refresh_token").GetString()!,
        });
        var second = await refreshed.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        await backOffice.GetAsync(second.GetProperty("access_token").GetString()!, "/oidc/userinfo");
    }

    [Fact]
    public async Task Code_Expires()
    {
        var clock = new ManualClock(new(2026, 7, 28, 12, 0, 0, TimeSpan.Zero));
        await using var backOffice = await RunningBackOffice.StartAsync(new BackOfficeSetup
        {
            ClientSecret = RunningBackOffice.ClientSecret,
            RedirectUris = [SignInBrowser.RedirectUri],
            Time = clock,
        });
        using var browser = new SignInBrowser(backOffice);
        var code = await browser.SignInAsync(Olivia);
        clock.Advance(TimeSpan.FromMinutes(1));

        await AssertRefusedAsync(browser, SignInBrowser.CodeForm(code), "invalid_grant");
    }

    private static async Task AssertRefusedAsync(SignInBrowser browser, Dictionary<string, string> form, string error)
    {
        using var answer = await browser.TokenAsync(form);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(error, body.GetProperty("error").GetString());
        Assert.Equal(
            error == "invalid_client" ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
