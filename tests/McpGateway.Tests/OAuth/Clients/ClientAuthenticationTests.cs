using System.Net;
using System.Text;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>A client authenticates by the one way it registered, at every endpoint alike (cases E20–E31).</summary>
[Collection(RunningSample.Name)]
public sealed class ClientAuthenticationTests(GatewayFixture gateway)
{
    private const HttpStatusCode Unauthorized = HttpStatusCode.Unauthorized;

    private static readonly (string, string?)[] BarelyARefresh =
        [("grant_type", "refresh_token"), ("refresh_token", "x")];

    /// <summary>E20, E26, K59, G06 (CVE-2026-53512).</summary>
    [Theory]
    [InlineData("client_secret_basic")]
    [InlineData("client_secret_post")]
    public async Task WithoutItsSecret_AConfidentialClientIsNobody(string method)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, method);

        (await client.RefreshAsync("x", ("client_secret", null))).AssertRefused(Unauthorized, "invalid_client");
        (await client.RefreshAsync("x", ("client_secret", ""))).AssertRefused(Unauthorized, "invalid_client");
        (await client.RevokeAsync("x", ("client_secret", null))).AssertRefused(Unauthorized, "invalid_client");
    }

    /// <summary>E22, E23: the right secret on the wrong way.</summary>
    [Fact]
    public async Task OnAnotherWayThanRegistered_ASecretIsWorthNothing()
    {
        var basic = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_basic");
        var post = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");

        (await basic.RefreshAsync("x")).AssertRefused(Unauthorized, "invalid_client");
        (await gateway.Wire.PostFormAsync("/token", BarelyARefresh, Wire.Basic(post.Id, post.Secret!)))
            .AssertRefused(Unauthorized, "invalid_client");
    }

    /// <summary>E21, E30: unknown and wrong look the same.</summary>
    [Fact]
    public async Task AWrongSecretAndAnUnknownClient_LookTheSame()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_basic");
        var other = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_basic");

        var wrong = await gateway.Wire.PostFormAsync("/token", BarelyARefresh, Wire.Basic(client.Id, "wrong"));
        var foreign = await gateway.Wire.PostFormAsync("/token", BarelyARefresh, Wire.Basic(client.Id, other.Secret!));
        var unknown = await gateway.Wire.PostFormAsync(
            "/token", BarelyARefresh, Wire.Basic("AAAAAAAAAAAAAAAAAAAAAA", client.Secret!));

        Assert.All([wrong, foreign, unknown], answer => answer.AssertRefused(Unauthorized, "invalid_client"));
        Assert.All([wrong, foreign, unknown], answer =>
            Assert.StartsWith("Basic ", answer.Header("WWW-Authenticate"), StringComparison.Ordinal));
        Assert.Equal(wrong.Body, unknown.Body);
        Assert.Equal(wrong.Body, foreign.Body);
    }

    /// <summary>E24: one method only (OAuth 2.1 §2.4).</summary>
    [Fact]
    public async Task TwoWaysAtOnce_AreRefused()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_basic");
        var other = await OAuthClient.RegisterAsync(gateway.Wire);
        var header = Wire.Basic(client.Id, client.Secret!);

        (await gateway.Wire.PostFormAsync("/token", [.. BarelyARefresh, ("client_id", other.Id)], header))
            .AssertRefused("invalid_request");
        (await gateway.Wire.PostFormAsync("/token", [.. BarelyARefresh, ("client_secret", client.Secret)], header))
            .AssertRefused("invalid_request");
        (await gateway.Wire.PostFormAsync("/token", [.. BarelyARefresh, ("client_id", client.Id)], header))
            .AssertRefused("invalid_grant");
    }

    /// <summary>E25.</summary>
    [Fact]
    public async Task APublicClientWithASecret_IsRefused()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        (await client.RefreshAsync("x", ("client_secret", "guess"))).AssertRefused(Unauthorized, "invalid_client");
        (await client.RefreshAsync("x", ("client_secret", ""))).AssertRefused("invalid_grant");
    }

    /// <summary>E28.</summary>
    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm9jb2xvbg==")]
    [InlineData("Basic Og==")]
    [InlineData("Basic OnNlY3JldA==")]
    [InlineData("Basic JXp6OiV6eg==")]
    [InlineData("Basic //79Ov8=")]
    [InlineData("Bearer mga_x")]
    [InlineData("Digest x")]
    [InlineData("x")]
    public async Task AMalformedHeader_IsRefusedWithTheScheme(string header)
    {
        var answer = await gateway.Wire.PostFormAsync("/token", BarelyARefresh, ("Authorization", header));

        answer.AssertRefused(Unauthorized, "invalid_client");
        Assert.StartsWith("Basic ", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoHeaders_AreRefused()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_basic");
        var header = Wire.Basic(client.Id, client.Secret!);

        (await gateway.Wire.PostFormAsync("/token", BarelyARefresh, header, header))
            .AssertRefused(Unauthorized, "invalid_client");
    }

    /// <summary>E29: RFC 6749 §2.3.1, both halves form-encoded; the scheme in any case (RFC 9110 §11.1).</summary>
    [Theory]
    [InlineData("Basic")]
    [InlineData("basic")]
    [InlineData("BASIC")]
    public async Task FormEncodedHalves_AreDecoded(string scheme)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_basic");
        var encoded = string.Concat(client.Secret!.Select(c => $"%{(int)c:X2}"));
        var header = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{client.Id}:{encoded}"));

        var answer =
            await gateway.Wire.PostFormAsync("/token", BarelyARefresh, ("Authorization", $"{scheme} {header}"));

        answer.AssertRefused("invalid_grant");
    }

    /// <summary>E32–E38: a client that registered itself has no keys, so an assertion proves nothing.</summary>
    [Fact]
    public async Task AnAssertionOfARegisteredClient_ProvesNothing()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");

        var answer = await client.RefreshAsync("x", ("client_secret", null), ("client_id", null),
            ("client_assertion", UnsignedAssertion(client.Id)),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));

        answer.AssertRefused(Unauthorized, "invalid_client");
    }

    private static string UnsignedAssertion(string clientId) => "eyJhbGciOiJFUzI1NiJ9."
        + System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"sub":"{{clientId}}"}""")) + ".AA";

    [Theory]
    [InlineData("mgs_" + Wire.OfAHandlesLength)]
    [InlineData("mgs_====")]
    [InlineData("mgs_")]
    [InlineData("é\ud83d\ude00")]
    public async Task GarbageForASecret_IsRefused(string secret)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");

        (await client.RefreshAsync("x", ("client_secret", secret))).AssertRefused(Unauthorized, "invalid_client");
    }
}
