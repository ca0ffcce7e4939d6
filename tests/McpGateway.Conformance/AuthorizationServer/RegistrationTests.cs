using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>Dynamic client registration (RFC 7591).</summary>
public sealed class RegistrationTests
{
    [Theory, OnEveryDeployment("none", "client_secret_basic", "client_secret_post")]
    [Requirement("AS31", "AS33", "AS34", "AS35", "AS36")]
    public async Task ARegistration_IsAnsweredWithWhatWasRegistered(Deployment gateway, string method)
    {
        var answer = await RegisterAsync(gateway, new()
        {
            ["client_name"] = "Conformance",
            ["redirect_uris"] = new JsonArray("http://127.0.0.1:7777/callback", "https://client.example/callback"),
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["response_types"] = new JsonArray("code"),
            ["token_endpoint_auth_method"] = method,
            ["application_type"] = "native",
            ["scope"] = "openid profile",
            ["software_id"] = "conformance",
            ["client_uri"] = "https://client.example",
            ["contacts"] = new JsonArray("ops@client.example"),
            ["made_up"] = 7,
        });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        var client = answer.Json();
        Assert.DoesNotContain("://", client.GetProperty("client_id").GetString(), StringComparison.Ordinal);
        Assert.Equal(method, client.GetProperty("token_endpoint_auth_method").GetString());
        Assert.Equal("Conformance", client.GetProperty("client_name").GetString());
        Assert.Equal(["http://127.0.0.1:7777/callback", "https://client.example/callback"],
            client.GetProperty("redirect_uris").EnumerateArray().Select(uri => uri.GetString()));
        Assert.Equal(["authorization_code", "refresh_token"], DiscoveryTests.Texts(client, "grant_types").Order());
        Assert.Equal(["code"], DiscoveryTests.Texts(client, "response_types"));
        Assert.InRange(client.GetProperty("client_id_issued_at").GetInt64(), 1_700_000_000, 99_999_999_999);
        Assert.False(client.TryGetProperty("made_up", out _));
        Assert.Equal(method != "none", client.TryGetProperty("client_secret", out _));
        Assert.Equal(method != "none", client.TryGetProperty("client_secret_expires_at", out var expires));
        Assert.True(method == "none" || expires.GetInt64() == 0, "A secret lives as long as its registration.");
        AssertStrict(client);
    }

    [Theory, OnEveryDeployment, Requirement("AS35", "AS36")]
    public async Task TheLeastRegistration_MakesAPublicClient(Deployment gateway)
    {
        var client = (await RegisterAsync(gateway, new() { ["redirect_uris"] = new JsonArray("http://localhost/cb") })).Json();

        Assert.Equal("none", client.GetProperty("token_endpoint_auth_method").GetString());
        Assert.False(client.TryGetProperty("client_secret", out _));
        AssertStrict(client);
    }

    [Theory]
    [OnEveryDeployment(
        """{"redirect_uris":[]} invalid_redirect_uri""",
        """{"client_name":"x"} invalid_redirect_uri""",
        """{"redirect_uris":"https://client.example"} invalid_redirect_uri""",
        """{"redirect_uris":["https://client.example"],"token_endpoint_auth_method":"tls_client_auth"} invalid_client_metadata""",
        """{"redirect_uris":["https://client.example"],"grant_types":["password"]} invalid_client_metadata""",
        """{"redirect_uris":["https://client.example"],"response_types":["token"]} invalid_client_metadata""",
        """{"redirect_uris":["https://client.example"],"software_statement":"e30.e30."} invalid_software_statement""",
        """[] invalid_client_metadata""",
        """{ invalid_client_metadata""")]
    [Requirement("AS37")]
    public async Task AWrongRegistration_IsToldByItsCode(Deployment gateway, string wrong)
    {
        var (body, code) = (wrong[..wrong.LastIndexOf(' ')], wrong.Split(' ')[^1]);

        (await gateway.Wire.PostAsync("/register", body, "application/json")).AssertRefused(code);
    }

    [Theory]
    [OnEveryDeployment(
        "https://client.example/callback", "https://client.example:8443/callback?tenant=1", "http://localhost/callback",
        "http://localhost:3000/callback", "http://127.0.0.1:6274/oauth/callback", "http://[::1]:6274/oauth/callback",
        "cursor://anysphere.cursor-mcp/oauth/callback")]
    [Requirement("AS38")]
    public async Task ARedirectThatIsSafe_IsRegistered(Deployment gateway, string uri) =>
        Assert.Equal(HttpStatusCode.Created,
            (await RegisterAsync(gateway, new() { ["redirect_uris"] = new JsonArray(uri) })).Status);

    [Theory]
    [OnEveryDeployment(
        "http://client.example/callback", "http://127.0.0.1.evil.example/", "http://localhost.evil.example/",
        "https://client.example/cb#fragment", "https://user@client.example/cb", "https://client.example\\@evil.example/",
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "evil-app://callback",
        "https://*.client.example/cb", "//client.example/cb", "/callback", "https://client.example/../cb",
        "https://client.example/%2e%2e/cb", "https://client.example/cb?code=1", "https:client.example/cb", "")]
    [Requirement("AS38")]
    public async Task ARedirectThatIsNot_IsRefused(Deployment gateway, string uri) =>
        (await RegisterAsync(gateway, new() { ["redirect_uris"] = new JsonArray("https://client.example/cb", uri) }))
            .AssertRefused("invalid_redirect_uri");

    [Theory, OnEveryDeployment, Requirement("AS31")]
    public async Task AnIdThatTheClientChooses_IsNotTaken(Deployment gateway)
    {
        const string wanted = "https://claude.ai/oauth/mcp-oauth-client-metadata";

        var answer = await RegisterAsync(gateway, new()
        {
            ["client_id"] = wanted,
            ["client_secret"] = "chosen",
            ["redirect_uris"] = new JsonArray("https://client.example/cb"),
        });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.NotEqual(wanted, answer.Text("client_id"));
        Assert.DoesNotContain("chosen", answer.Body, StringComparison.Ordinal);
    }

    private static Task<WireAnswer> RegisterAsync(Deployment gateway, JsonObject metadata) =>
        gateway.Wire.PostAsync("/register", metadata.ToJsonString(), "application/json");

    /// <summary>Clients parse with schemas that know no null and no fraction.</summary>
    private static void AssertStrict(JsonElement client) => Assert.All(client.EnumerateObject(), member =>
    {
        Assert.NotEqual(JsonValueKind.Null, member.Value.ValueKind);
        Assert.True(member.Value.ValueKind != JsonValueKind.Number || member.Value.TryGetInt64(out _), member.Name);
    });
}
