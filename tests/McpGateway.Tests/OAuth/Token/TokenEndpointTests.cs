using System.Net;
using System.Text;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Token;

/// <summary>What reaches the token endpoint at all (cases E01–E17): one form, each parameter once, nothing in the
/// address.</summary>
[Collection(RunningSample.Name)]
public sealed class TokenEndpointTests(GatewayFixture gateway)
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>E02.</summary>
    [Fact]
    public async Task ParametersInTheAddress_CountForNothing()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);
        var query = Wire.Encode([("grant_type", "authorization_code"), ("code", code), ("client_id", client.Id),
            ("code_verifier", client.Verifier), ("redirect_uri", client.RedirectUri)]);

        (await gateway.Wire.PostAsync($"/token?{query}", "", Form)).AssertRefused("invalid_request");
        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(code)).Status);
    }

    /// <summary>E03, E04.</summary>
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json, application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded;;")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16")]
    [InlineData("")]
    public async Task AnotherContentType_IsRefused(string contentType)
    {
        (await gateway.Wire.PostAsync("/token", "grant_type=refresh_token", contentType))
            .AssertRefused("invalid_request");
        (await gateway.Wire.PostAsync("/revoke", "token=x", contentType)).AssertRefused("invalid_request");
    }

    /// <summary>E05, E13.</summary>
    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8")]
    [InlineData("application/x-www-form-urlencoded; charset=\"utf-8\"")]
    [InlineData("APPLICATION/X-WWW-FORM-URLENCODED")]
    public async Task AFormInUtf8_IsRead_WhateverElseIsInIt(string contentType)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var answer = await gateway.Wire.PostAsync(
            "/token", $"grant_type=refresh_token&refresh_token=x&client_id={client.Id}&foo=bar&audience=x",
            contentType);

        answer.AssertRefused("invalid_grant");
    }

    /// <summary>E07–E10; AS60.</summary>
    [Theory]
    [InlineData(null, "invalid_request")]
    [InlineData("", "invalid_request")]
    [InlineData("password", "unsupported_grant_type")]
    [InlineData("client_credentials", "unsupported_grant_type")]
    [InlineData("urn:ietf:params:oauth:grant-type:jwt-bearer", "unsupported_grant_type")]
    [InlineData("AUTHORIZATION_CODE", "unsupported_grant_type")]
    public async Task AnotherGrant_IsRefused(string? grantType, string error)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        (await client.RefreshAsync("x", ("grant_type", grantType))).AssertRefused(error);
    }

    /// <summary>E11, E12, G09: RFC 6749 §3.2. Nothing is consumed.</summary>
    [Theory]
    [InlineData("grant_type")]
    [InlineData("code")]
    [InlineData("code_verifier")]
    [InlineData("client_id")]
    [InlineData("redirect_uri")]
    [InlineData("resource")]
    [InlineData("scope")]
    public async Task AParameterSentTwice_IsRefused(string name)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);

        (await client.RedeemAsync(code, ($"+{name}", "another"), ($"+{name}", "another")))
            .AssertRefused("invalid_request");
        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(code)).Status);
    }

    /// <summary>E14, E16, AS51, AS52: what a token answer looks like.</summary>
    [Fact]
    public async Task ATokenAnswer_IsJsonThatNobodyKeeps()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var answer = await client.ConnectAsync(olivia);

        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", answer.Headers.Keys);
        Assert.Equal("Bearer", answer.Text("token_type"));
        Assert.Equal("bookings:read", answer.Text("scope"));
        Assert.Equal(600, answer.Json().GetProperty("expires_in").GetInt32());
        Assert.StartsWith("mga_", answer.Text("access_token"), StringComparison.Ordinal);
        Assert.StartsWith("mgr_", answer.Text("refresh_token"), StringComparison.Ordinal);
    }

    /// <summary>E16: a client in a browser reads even a refusal, without credentials of the browser.</summary>
    [Fact]
    public async Task ARefusal_MayBeReadAcrossOrigins()
    {
        var answer = await gateway.Wire.PostAsync("/token", "", Form, ("Origin", "https://inspector.example"));

        answer.AssertRefused("invalid_request");
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.DoesNotContain("Access-Control-Allow-Credentials", answer.Headers.Keys);
    }

    /// <summary>E17.</summary>
    [Fact]
    public async Task OversizeBodies_AreRefused()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var many = string.Concat(Enumerable.Range(0, 5000).Select(i => $"&p{i}=x"));

        (await client.RefreshAsync(new string('x', 300_000)))
            .AssertRefused(HttpStatusCode.RequestEntityTooLarge, "invalid_request");
        (await gateway.Wire.PostAsync("/token", $"grant_type=refresh_token&client_id={client.Id}{many}", Form))
            .AssertRefused("invalid_request");
        (await client.RefreshAsync(new string('x', 60_000))).AssertRefused("invalid_grant");
    }

    /// <summary>E17: a body that does not tell its length is bounded as well.</summary>
    [Fact]
    public async Task AnEndlessBody_IsCutOff()
    {
        foreach (var (path, type) in new[]
        {
            ("/token", Form), ("/revoke", Form), ("/par", Form), ("/register", "application/json"),
            ("/sign-in/backchannel-logout", Form),
        })
        {
            var body = Encoding.ASCII.GetBytes($"{66_000:x}\r\n{new string('x', 66_000)}\r\n0\r\n\r\n");
            var answer = await RawRequest.SendAsync(
                gateway.GatewayUrl,
                $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: {type}\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n",
                body);

            Assert.Equal(413, RawRequest.StatusOf(answer));
        }
    }

    [Theory]
    [InlineData("grant_type=%zz")]
    [InlineData("%")]
    [InlineData("&&&&")]
    [InlineData("=")]
    [InlineData("grant_type=%c0%af")]
    [InlineData("grant_type=%00")]
    public async Task BrokenForms_AreRefused(string body) =>
        (await gateway.Wire.PostAsync("/token", body, Form)).AssertRefused("invalid_request", "unsupported_grant_type");
}
