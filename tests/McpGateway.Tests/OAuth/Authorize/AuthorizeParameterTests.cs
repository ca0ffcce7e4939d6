using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Authorize;

/// <summary>What an authorization request must and must not contain (cases C): every refusal travels to the proven
/// redirect, with state and issuer.</summary>
[Collection(RunningSample.Name)]
public sealed class AuthorizeParameterTests(GatewayFixture gateway)
{
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    public static TheoryData<string, string?, string> Broken => new()
    {
        // C01, C03, C05: RFC 6749 §3.1.1.
        { "response_type", null, "invalid_request" },
        { "response_type", "token", "unsupported_response_type" },
        { "response_type", "code id_token", "unsupported_response_type" },
        { "response_type", "code token", "unsupported_response_type" },
        { "response_type", "CODE", "unsupported_response_type" },
        { "response_type", "code ", "unsupported_response_type" },
        { "response_type", "code\nid_token", "unsupported_response_type" },
        // C13–C22: RFC 7636 §4.2, §4.3; CVE-2024-22258.
        { "code_challenge", null, "invalid_request" },
        { "code_challenge", "", "invalid_request" },
        { "code_challenge", Challenge[..42], "invalid_request" },
        { "code_challenge", Challenge + "A", "invalid_request" },
        { "code_challenge", Challenge[..42] + "=", "invalid_request" },
        { "code_challenge", Challenge[..42] + "+", "invalid_request" },
        { "code_challenge", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAé", "invalid_request" },
        { "code_challenge_method", null, "invalid_request" },
        { "code_challenge_method", "plain", "invalid_request" },
        { "code_challenge_method", "S512", "invalid_request" },
        { "code_challenge_method", "S256 ", "invalid_request" },
        { "code_challenge_method", "s256", "invalid_request" },
        { "code_challenge_method", "none", "invalid_request" },
        // C24–C26: RFC 6749 §3.3.
        { "scope", "bookings:read \"", "invalid_scope" },
        { "scope", "bookings:read\\", "invalid_scope" },
        { "scope", "bookings:réad", "invalid_scope" },
        { "scope", "bookings:read\nadmin", "invalid_scope" },
        { "scope", "bookings:read\tadmin", "invalid_scope" },
        { "scope", "bookings:read\0", "invalid_scope" },
        { "scope", "admin", "invalid_scope" },
        { "scope", "Bookings:read", "invalid_scope" },
        // C36, C37.
        { "response_mode", "bogus", "invalid_request" },
        { "response_mode", "form_post", "invalid_request" },
        { "response_mode", "fragment", "invalid_request" },
        // C41–C43: RFC 8707 §2.
        { "resource", "https://evil.example/mcp", "invalid_target" },
        { "resource", "/mcp", "invalid_target" },
        { "resource", "not a uri", "invalid_target" },
        { "resource", "urn:mcp", "invalid_target" },
        { "resource", "http://[::1", "invalid_target" },
        { "resource", "http://xn--\u0301/mcp", "invalid_target" },
        // C47, C48: RFC 9101 is not offered; nothing is fetched (CVE-2020-10770).
        { "request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported" },
        { "request_uri", "http://169.254.169.254/", "request_uri_not_supported" },
        { "request_uri", "urn:foreign:request_uri:x", "request_uri_not_supported" },
        // C50.
        { "prompt", "none", "login_required" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task ABrokenParameter_IsSentBackByItsName(string name, string? value, string error)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath((name, value)));

        var callback = answer.AssertSentBack(client.RedirectUri, gateway.GatewayUrl, error);
        Assert.Equal("st-1", callback["state"]);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
    }

    /// <summary>C08–C10: OAuth 2.1 §3.1. A state sent twice is not sent back.</summary>
    [Theory]
    [InlineData("state")]
    [InlineData("code_challenge")]
    [InlineData("code_challenge_method")]
    [InlineData("scope")]
    [InlineData("resource")]
    [InlineData("response_type")]
    public async Task AParameterSentTwice_IsSentBack(string name)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(($"+{name}", "another")));

        var callback = answer.AssertSentBack(client.RedirectUri, gateway.GatewayUrl, "invalid_request");
        Assert.Equal(name != "state", callback.ContainsKey("state"));
    }

    /// <summary>C07, AS47: unknown parameters are ignored; clients send these.</summary>
    [Theory]
    [InlineData("foo", "bar")]
    [InlineData("utm_source", "x")]
    [InlineData("prompt", "consent")]
    [InlineData("login_hint", "olivia@alpine.example")]
    [InlineData("id_token_hint", "x")]
    [InlineData("response_mode", "query")]
    [InlineData("nonce", "n")]
    public async Task AParameterThatMeansNothingHere_IsIgnored(string name, string value)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        AssertAsksToSignIn(await gateway.Wire.GetAsync(client.AuthorizePath((name, value))));
    }

    /// <summary>C43, C46, AS44: spelling that clients vary is forgiven.</summary>
    [Theory]
    [InlineData("{0}/mcp/")]
    [InlineData("{1}/mcp")]
    [InlineData("{0}/mcp/org_alpine")]
    [InlineData(null)]
    [InlineData("")]
    public async Task TheResourceMayBeSpelledDifferently_OrLeftOut(string? pattern)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var resource = pattern is null
            ? null
            : string.Format(null, pattern, gateway.GatewayUrl, gateway.GatewayUrl.ToUpperInvariant());

        AssertAsksToSignIn(await gateway.Wire.GetAsync(client.AuthorizePath(("resource", resource))));
    }

    /// <summary>C42, AS44: what a parser would repair into the resource is another one.</summary>
    [Theory]
    [InlineData("{0}/elsewhere/../mcp")]
    [InlineData("{0}/mcp/.")]
    [InlineData("{0}/%6dcp")]
    [InlineData("{0}/mcp?x=1")]
    [InlineData("{0}/mcp#x")]
    [InlineData("{0}\\mcp")]
    [InlineData(" {0}/mcp")]
    [InlineData("{0}/ｍcp")]
    [InlineData("{0}//mcp")]
    public async Task AResourceThatOnlyAParserWouldTakeForOurs_IsForeign(string pattern)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var resource = string.Format(null, pattern, gateway.GatewayUrl);

        (await gateway.Wire.GetAsync(client.AuthorizePath(("resource", resource))))
            .AssertSentBack(client.RedirectUri, gateway.GatewayUrl, "invalid_target");
    }

    /// <summary>C30, C31, C32, AS46: RFC 6749 §4.1.2.1.</summary>
    [Theory]
    [InlineData("a b+%&=\"<script>é/?#")]
    [InlineData("line\r\nSet-Cookie: evil=1")]
    [InlineData("%0d%0a%00")]
    [InlineData("\u202eevil\ud83d\ude00")]
    public async Task TheState_ComesBackAsItWas(string state)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        client.State = state;

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("response_type", null)));

        var callback = answer.AssertSentBack(client.RedirectUri, gateway.GatewayUrl, "invalid_request");
        Assert.Equal(state, callback["state"]);
        Assert.DoesNotContain("Set-Cookie", answer.Headers.Keys);
    }

    [Fact]
    public async Task AStateThatWasNotSent_DoesNotComeBack()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("state", null), ("response_type", null)));

        Assert.DoesNotContain(
            "state", answer.AssertSentBack(client.RedirectUri, gateway.GatewayUrl, "invalid_request").Keys);
    }

    /// <summary>K30: the client's own query stays in front.</summary>
    [Fact]
    public async Task ARedirectWithAQuery_KeepsIt()
    {
        var client =
            await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: "https://client.example/cb?tenant=a%20b");

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("response_type", null)));

        Assert.StartsWith("https://client.example/cb?tenant=a%20b&error=", answer.Header("Location"),
            StringComparison.Ordinal);
    }

    /// <summary>C56, C57: quickly refused or ignored, never a failure.</summary>
    [Fact]
    public async Task OversizeAndBrokenQueries_AreSurvived()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        string[] tails =
        [
            "&x=%zz", "&x=%c0%af", "&x=%00", "&x=%ff", "&x=%ed%a0%80", "&x=\x80", "&x=é",
            "&x=" + new string('a', 20_000), string.Concat(Enumerable.Range(0, 2000).Select(i => $"&p{i}")),
        ];

        foreach (var tail in tails)
        {
            var answer = await RawRequest.SendAsync(gateway.GatewayUrl, "GET", client.AuthorizePath() + tail);
            Assert.InRange(RawRequest.StatusOf(answer), 300, 431);
        }
    }

    /// <summary>C52, D07: nothing but GET asks, nothing but POST answers.</summary>
    [Theory]
    [InlineData("HEAD", "/authorize")]
    [InlineData("POST", "/authorize")]
    [InlineData("PUT", "/consent?decision=allow")]
    public async Task OtherMethods_AreRefused(string method, string path)
    {
        var answer = await gateway.Wire.SendAsync(new(method), path, body: null, contentType: null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
    }

    private void AssertAsksToSignIn(WireAnswer answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.StartsWith(
            $"{gateway.BackOfficeUrl}/oidc/authorize?", answer.Header("Location"), StringComparison.Ordinal);
    }
}
