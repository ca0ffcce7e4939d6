using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Clients.Assertions;

/// <summary>Clients that sign (private_key_jwt, RFC 7523; cases E32–E39): over HTTP.</summary>
public sealed class ClientAssertionsTests(SigningGateway host) : IClassFixture<SigningGateway>
{
    private const string Id = SigningGateway.ClientId;
    private const HttpStatusCode Unauthorized = HttpStatusCode.Unauthorized;

    private string Issuer => host.Gateway.Url;

    [Theory]
    [InlineData("ES256")]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task ASignedAssertion_ProvesTheClient(string alg) =>
        (await SendAsync(Sign(alg))).AssertRefused("invalid_grant");

    [Fact]
    public async Task ASigningClient_GoesTheWholeWay()
    {
        using var olivia = Accounts.Olivia();
        var client = OAuthClient.Preregistered(host.Gateway.Wire, Id);
        var code = await client.GetCodeAsync(olivia);

        (await client.RedeemAsync(code)).AssertRefused(Unauthorized, "invalid_client");
        var tokens = await client.RedeemAsync(code, By(Sign()));
        var refreshed = await client.RefreshAsync(tokens.Text("refresh_token"), By(Sign()));
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(refreshed.Text("access_token"))).Status);
        var revoked = await client.RevokeAsync(refreshed.Text("refresh_token"), By(Sign()));

        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        Assert.Equal(Unauthorized, (await client.CallAsync(refreshed.Text("access_token"))).Status);
        Assert.Contains($"Client {Id}", olivia.ConsentText, StringComparison.Ordinal);
    }

    /// <summary>E32–E34, E37: the audience is the issuer alone (draft-ietf-oauth-rfc7523bis).</summary>
    [Theory]
    [InlineData("""{"aud":null}""", "aud")]
    [InlineData("""{"aud":"https://other.example"}""", "aud")]
    [InlineData("""{"aud":"ISSUER/token"}""", "aud")]
    [InlineData("""{"aud":"ISSUER/"}""", "aud")]
    [InlineData("""{"aud":["ISSUER"]}""", "aud")]
    [InlineData("""{"aud":["ISSUER","https://other.example"]}""", "aud")]
    [InlineData("""{"exp":null}""", "exp")]
    [InlineData("""{"exp":"9999999999"}""", "exp")]
    [InlineData("""{"exp":1e300}""", "well-formed")]
    [InlineData("""{"exp":-1}""", "exp")]
    [InlineData("""{"exp":PAST}""", "exp")]
    [InlineData("""{"exp":FAR}""", "exp")]
    [InlineData("""{"iat":FAR}""", "iat")]
    [InlineData("""{"iat":"now"}""", "well-formed")]
    [InlineData("""{"nbf":FAR}""", "nbf")]
    [InlineData("""{"iss":null}""", "iss")]
    [InlineData("""{"iss":"other-client"}""", "iss")]
    [InlineData("""{"jti":null}""", "jti")]
    [InlineData("""{"jti":""}""", "jti")]
    [InlineData("""{"jti":7}""", "well-formed")]
    public async Task AnAssertionForAnotherPlaceOrTime_IsRefused_AndTheReasonNamesTheClaim(string claims, string named)
    {
        var now = host.Gateway.Clock.GetUtcNow().ToUnixTimeSeconds();
        claims = claims.Replace("ISSUER", Issuer, StringComparison.Ordinal)
            .Replace("PAST", $"{now - 300}", StringComparison.Ordinal)
            .Replace("FAR", $"{now + 400}", StringComparison.Ordinal);

        var answer = await SendAsync(Sign(claims: claims));

        answer.AssertRefused(Unauthorized, "invalid_client");
        Assert.Contains(named, answer.Json().GetProperty("error_description").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"sub":null}""")]
    [InlineData("""{"sub":"nobody"}""")]
    [InlineData("""{"sub":"public-client"}""")]
    [InlineData("""{"sub":"other-client","iss":"other-client"}""")]
    public async Task AnAssertionOfAnotherClient_IsRefused(string claims)
    {
        (await SendAsync(Sign(claims: claims))).AssertRefused("invalid_request");
        (await SendAsync(Sign(claims: claims), ("client_id", null))).AssertRefused(Unauthorized, "invalid_client");
    }

    /// <summary>E36: once, however often it is sent at once.</summary>
    [Fact]
    public async Task AnAssertion_ProvesTheClientOnce()
    {
        var assertion = Sign();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(assertion)));

        Assert.Single(answers, answer => answer.Body.Contains("invalid_grant", StringComparison.Ordinal));
        Assert.Equal(7, answers.Count(answer => answer.Body.Contains("used before", StringComparison.Ordinal)));
        (await SendAsync(assertion)).AssertRefused(Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task TheSameJtiOfAnotherClient_IsAnotherAssertion()
    {
        const string jti = """{"jti":"shared"}""";
        (await SendAsync(Sign(claims: jti))).AssertRefused("invalid_grant");
        var other = host.Other.Sign(SigningGateway.OtherId, Issuer, host.Gateway.Clock.GetUtcNow(), claims: jti);

        (await SendAsync(other, ("client_id", null))).AssertRefused("invalid_grant");
    }

    /// <summary>RFC 8725 §3.1: only the listed algorithms, whatever key could be made to fit.</summary>
    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS512")]
    [InlineData("ES384")]
    public async Task AnotherAlgorithm_IsRefused(string alg) =>
        (await SendAsync(Sign(alg))).AssertRefused(Unauthorized, "invalid_client");

    /// <summary>E39: keys that the sender brings or points to.</summary>
    [Theory]
    [InlineData("""{"jku":"https://evil.example/jwks"}""")]
    [InlineData("""{"x5u":"https://evil.example/cert"}""")]
    [InlineData("""{"x5c":["AA=="]}""")]
    [InlineData("""{"jwk":{"kty":"EC"}}""")]
    [InlineData("""{"crit":["b64"],"b64":false}""")]
    [InlineData("""{"kid":"key-9"}""")]
    public async Task AKeyFromElsewhere_IsRefused(string header) =>
        (await SendAsync(Sign(header: header))).AssertRefused(Unauthorized, "invalid_client");

    [Fact]
    public async Task AnotherKeyOfTheSameName_IsRefused()
    {
        var forged = host.Other.Sign(Id, Issuer, host.Gateway.Clock.GetUtcNow());

        (await SendAsync(forged)).AssertRefused(Unauthorized, "invalid_client");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("e30.e30.")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.W10.AA")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.!!!!.AA")]
    [InlineData("e30.e30.e30.e30.e30")]
    public async Task WhatIsNoJwt_IsRefused(string assertion) =>
        (await SendAsync(assertion, ("client_id", null))).AssertRefused(Unauthorized, "invalid_client");

    /// <summary>E38, OAuth 2.1 §2.4: both parameters, and no second method.</summary>
    [Fact]
    public async Task AnAssertion_ComesWithItsTypeAndAlone()
    {
        (await SendAsync(Sign(), ("client_assertion_type", null))).AssertRefused("invalid_request");
        (await SendAsync(Sign(), ("client_assertion", null))).AssertRefused("invalid_request");
        (await SendAsync(Sign(), ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer")))
            .AssertRefused(Unauthorized, "invalid_client");
        (await SendAsync(Sign(), ("client_secret", "x"))).AssertRefused("invalid_request");
        (await SendAsync(Sign(), ("client_id", SigningGateway.OtherId))).AssertRefused("invalid_request");
        var basic = await host.Gateway.Wire.PostFormAsync(
            "/token", [("grant_type", "refresh_token"), ("refresh_token", "x"), .. By(Sign())], Wire.Basic(Id, "x"));
        basic.AssertRefused("invalid_request");
    }

    private string Sign(string alg = "ES256", string claims = "{}", string header = "{}") =>
        host.Signer.Sign(Id, Issuer, host.Gateway.Clock.GetUtcNow(), alg, claims, header);

    private static (string, string?)[] By(string assertion) =>
        [("client_assertion_type", Signer.Type), ("client_assertion", assertion)];

    /// <summary>A refresh that can only fail after the client is proven: then with <c>invalid_grant</c>.</summary>
    private Task<WireAnswer> SendAsync(string assertion, params (string, string?)[] changes) =>
        OAuthClient.Preregistered(host.Gateway.Wire, Id).RefreshAsync("x",
            [.. By(assertion).Where(field => !changes.Any(change => change.Item1 == field.Item1)), .. changes]);
}
