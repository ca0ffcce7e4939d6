using System.Net;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Discovery;

/// <summary>Both metadata documents (RFC 8414, RFC 9728): complete, and the same whatever a request claims.</summary>
[Collection(RunningSample.Name)]
public sealed class MetadataTests(GatewayFixture gateway)
{
    private static readonly string[] Endpoints =
        ["authorization_endpoint", "token_endpoint", "registration_endpoint", "revocation_endpoint"];

    public static TheoryData<string> ServerPaths =>
    [
        "/.well-known/oauth-authorization-server", "/.well-known/oauth-authorization-server/mcp",
        "/.well-known/openid-configuration",
    ];

    public static TheoryData<string, string> ResourcePaths => new()
    {
        { "/.well-known/oauth-protected-resource", "/mcp" },
        { "/.well-known/oauth-protected-resource/mcp", "/mcp" },
        { "/.well-known/oauth-protected-resource/mcp/org_alpine", "/mcp/org_alpine" },
    };

    /// <summary>A01, A02, A07; AS8, AS11–AS13.</summary>
    [Theory]
    [MemberData(nameof(ServerPaths))]
    public async Task TheServerNamesItsIssuerAndEndpoints(string path)
    {
        var answer = await gateway.Wire.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
        var document = answer.Json();
        Assert.Equal(gateway.GatewayUrl, document.GetProperty("issuer").GetString());
        Assert.Equal(
            ["authorize", "token", "register", "revoke"],
            Endpoints.Select(member => document.GetProperty(member).GetString()![(gateway.GatewayUrl.Length + 1)..]));
        Assert.Equal(["code"], Texts(document, "response_types_supported"));
        Assert.Equal(["query"], Texts(document, "response_modes_supported"));
        Assert.Equal(["S256"], Texts(document, "code_challenge_methods_supported"));
        Assert.Equal(["authorization_code", "refresh_token"], Texts(document, "grant_types_supported"));
        Assert.True(document.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
        Assert.Contains("offline_access", Texts(document, "scopes_supported"));
    }

    /// <summary>A06: what works is listed, and nothing else is. Keys are not for clients that register
    /// themselves.</summary>
    [Fact]
    public async Task EveryListedWayToAuthenticateCanBeRegistered_ButSigning()
    {
        var document = (await gateway.Wire.GetAsync("/.well-known/oauth-authorization-server")).Json();
        var methods = Texts(document, "token_endpoint_auth_methods_supported");

        foreach (var method in methods.Where(method => method != "private_key_jwt"))
        {
            await OAuthClient.RegisterAsync(gateway.Wire, method);
        }

        Assert.Equal(["client_secret_basic", "client_secret_post", "none", "private_key_jwt"], methods.Order());
        Assert.Equal(["ES256", "RS256", "PS256"], Texts(document, "token_endpoint_auth_signing_alg_values_supported"));
        Assert.True(document.GetProperty("client_id_metadata_document_supported").GetBoolean());
    }

    /// <summary>A18, A20; RS1–RS4, RS16, RS19.</summary>
    [Theory]
    [MemberData(nameof(ResourcePaths))]
    public async Task AResourceNamesItselfAndItsServer(string path, string resource)
    {
        var document = (await gateway.Wire.GetAsync(path)).Json();

        Assert.Equal(gateway.GatewayUrl + resource, document.GetProperty("resource").GetString());
        Assert.Equal([gateway.GatewayUrl], Texts(document, "authorization_servers"));
        Assert.Equal(["header"], Texts(document, "bearer_methods_supported"));
        Assert.DoesNotContain("offline_access", Texts(document, "scopes_supported"));
    }

    /// <summary>A19.</summary>
    [Theory]
    [InlineData("/.well-known/oauth-protected-resource/does-not-exist")]
    [InlineData("/.well-known/oauth-protected-resource/mcp/a.b")]
    [InlineData("/.well-known/oauth-protected-resource/mcp/org_alpine/more")]
    public async Task APathThatIsNoResource_HasNoDocument(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.Wire.GetAsync(path)).Status);

    /// <summary>A08.</summary>
    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task ADocumentIsOnlyRead(string method)
    {
        var answer = await gateway.Wire.SendAsync(
            new(method), "/.well-known/oauth-authorization-server", body: null, contentType: null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
    }

    /// <summary>A08.</summary>
    [Fact]
    public async Task HeadSaysWhatGetSays()
    {
        var get = await gateway.Wire.GetAsync("/.well-known/oauth-authorization-server");
        var head = await gateway.Wire.SendAsync(
            HttpMethod.Head, "/.well-known/oauth-authorization-server", body: null, contentType: null);

        Assert.Equal(get.Status, head.Status);
        Assert.Equal(get.Header("Content-Type"), head.Header("Content-Type"));
        Assert.Equal(get.Header("Cache-Control"), head.Header("Cache-Control"));
        Assert.Empty(head.Body);
    }

    /// <summary>A10, AS12: browsers' clients may read it from anywhere, caches keep it briefly.</summary>
    [Fact]
    public async Task ADocumentMayBeReadAcrossOrigins_AndKeptForMinutes()
    {
        var answer = await gateway.Wire.GetAsync(
            "/.well-known/oauth-protected-resource", ("Origin", "https://inspector.example"));

        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.DoesNotContain("Access-Control-Allow-Credentials", answer.Headers.Keys);
        Assert.Equal("public, max-age=300", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    /// <summary>A11, A12, A21 (CVE-2025-64101, CVE-2026-33495).</summary>
    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Proto", "evil")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    [InlineData("X-Original-Host", "evil.example")]
    [InlineData("Forwarded", "host=evil.example;proto=http")]
    public async Task NoHeaderChangesAnAddress(string name, string value)
    {
        foreach (var document in new[] { "authorization-server", "protected-resource" })
        {
            var path = $"/.well-known/oauth-{document}";
            var plain = await gateway.Wire.GetAsync(path);
            var claimed = await gateway.Wire.GetAsync(path, (name, value));

            Assert.True(claimed.Status != HttpStatusCode.OK || claimed.Body == plain.Body, claimed.Body);
            Assert.DoesNotContain("evil", claimed.Body, StringComparison.Ordinal);
        }
    }

    /// <summary>A13.</summary>
    [Fact]
    public async Task NoRequestLineChangesAnAddress()
    {
        var answer = await RawRequest.SendAsync(
            gateway.GatewayUrl, "GET", "http://evil.example/.well-known/oauth-authorization-server");

        Assert.DoesNotContain("evil", answer, StringComparison.Ordinal);
    }

    private static List<string> Texts(JsonElement document, string member) =>
        [.. document.GetProperty(member).EnumerateArray().Select(text => text.GetString()!)];
}
