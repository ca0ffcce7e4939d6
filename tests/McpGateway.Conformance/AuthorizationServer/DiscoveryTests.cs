using System.Net;
using System.Text.Json;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>What a client finds before anybody signs in (RFC 8414).</summary>
public sealed class DiscoveryTests
{
    private const string Document = "/.well-known/oauth-authorization-server";

    [Theory, OnEveryDeployment, Requirement("AS5", "AS11")]
    public async Task TheMetadata_HasEveryFieldThatAClientNeeds(Deployment gateway)
    {
        var metadata = await gateway.GetMetadataAsync();

        Assert.Equal(gateway.Url, Text(metadata, "issuer"));
        Assert.Equal($"{gateway.Url}/authorize", Text(metadata, "authorization_endpoint"));
        Assert.Equal($"{gateway.Url}/token", Text(metadata, "token_endpoint"));
        Assert.Equal($"{gateway.Url}/register", Text(metadata, "registration_endpoint"));
        Assert.Equal($"{gateway.Url}/revoke", Text(metadata, "revocation_endpoint"));
        Assert.Equal(["code"], Texts(metadata, "response_types_supported"));
        Assert.Equal(["query"], Texts(metadata, "response_modes_supported"));
        Assert.Superset(new HashSet<string> { "authorization_code", "refresh_token" },
            Texts(metadata, "grant_types_supported"));
        Assert.Superset(new HashSet<string> { "none", "client_secret_basic", "client_secret_post" },
            Texts(metadata, "token_endpoint_auth_methods_supported"));
        Assert.Contains("none", Texts(metadata, "revocation_endpoint_auth_methods_supported"));
    }

    [Theory, OnEveryDeployment, Requirement("AS2")]
    public async Task EveryEndpoint_IsHttps_UnlessAllOfItIsOnLoopback(Deployment gateway)
    {
        var metadata = await gateway.GetMetadataAsync();
        var addresses = metadata.EnumerateObject()
            .Where(member => member.Name.EndsWith("_endpoint", StringComparison.Ordinal) || member.Name == "jwks_uri")
            .Select(member => new Uri(member.Value.GetString()!)).ToList();

        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.True(
            address.Scheme == "https" || (!gateway.IsHttps && address.IsLoopback), address.AbsoluteUri));
    }

    [Theory, OnEveryDeployment, Requirement("AS3")]
    public async Task EveryAnswer_IsGuardedAgainstOtherSites(Deployment gateway)
    {
        foreach (var path in new[] { "/", "/authorize", "/connections", "/mcp", Document, "/nothing-here" })
        {
            var answer = await gateway.Wire.GetAsync(path);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
            Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("DENY", answer.Header("X-Frame-Options"));
            Assert.Equal(gateway.IsHttps, answer.Header("Strict-Transport-Security").StartsWith("max-age=", StringComparison.Ordinal));
        }
    }

    [Theory, OnEveryDeployment(Document, $"{Document}/mcp", "/.well-known/openid-configuration")]
    [Requirement("AS6", "AS12")]
    public async Task EveryPlaceThatClientsProbe_HasTheSameDocument(Deployment gateway, string path)
    {
        var answer = await gateway.Wire.GetAsync(path, ("Origin", "https://inspector.example"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal((await gateway.Wire.GetAsync(Document)).Body, answer.Body);
        Assert.Equal(["S256"], Texts(answer.Json(), "code_challenge_methods_supported"));

        var head = await gateway.Wire.SendAsync(HttpMethod.Head, path, body: null, contentType: null);
        Assert.Equal((HttpStatusCode.OK, ""), (head.Status, head.Body));
    }

    [Theory, OnEveryDeployment, Requirement("AS1", "AS7")]
    public async Task ProofKeys_AreS256Alone(Deployment gateway) =>
        Assert.Equal(["S256"], Texts(await gateway.GetMetadataAsync(), "code_challenge_methods_supported"));

    [Theory, OnEveryDeployment, Requirement("AS8", "AS9")]
    public async Task TheIssuer_IsOneText_WhereverItStands(Deployment gateway)
    {
        var metadata = await gateway.GetMetadataAsync();
        var resource = (await gateway.Wire.GetAsync("/.well-known/oauth-protected-resource/mcp")).Json();
        var client = await gateway.GetClientAsync();
        var sentBack = (await gateway.Wire.GetAsync(client.AuthorizePath(("response_type", "token"))))
            .RedirectTo(client.RedirectUri);

        Assert.Equal(gateway.Url, Text(metadata, "issuer"));
        Assert.Equal([gateway.Url], Texts(resource, "authorization_servers"));
        Assert.Equal(gateway.Url, sentBack["iss"]);
        Assert.True(metadata.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
        Assert.DoesNotMatch("/$", gateway.Url);
    }

    [Theory, OnEveryDeployment, Requirement("AS10")]
    public async Task DocumentsOfClients_AreSaidToDo(Deployment gateway) =>
        Assert.True((await gateway.GetMetadataAsync()).GetProperty("client_id_metadata_document_supported").GetBoolean());

    [Theory, OnEveryDeployment, Requirement("AS13")]
    public async Task StayingConnected_IsOfferedByTheAuthorizationServerAlone(Deployment gateway)
    {
        var resource = (await gateway.Wire.GetAsync("/.well-known/oauth-protected-resource/mcp")).Json();

        Assert.Contains("offline_access", Texts(await gateway.GetMetadataAsync(), "scopes_supported"));
        Assert.DoesNotContain("offline_access", Texts(resource, "scopes_supported"));
    }

    [Theory, OnEveryDeployment, Requirement("AS14")]
    public async Task AskingForEveryScopeThatIsListed_Works(Deployment gateway)
    {
        var listed = Texts(await gateway.GetMetadataAsync(), "scopes_supported");

        var granted = (await gateway.ConnectAsync(scope: string.Join(' ', listed))).Text("scope").Split(' ');

        Assert.Equal(listed.Order(), granted.Order());
    }

    [Theory, OnEveryDeployment, Requirement("AS14")]
    public async Task AskingForMoreThanARoleHas_GivesWhatItHas(Deployment gateway)
    {
        Assert.SkipWhen(gateway.Limited is null, Target.NeedsSample);
        var listed = Texts(await gateway.GetMetadataAsync(), "scopes_supported");

        var granted = (await gateway.ConnectAsync(gateway.Limited, scope: string.Join(' ', listed))).Text("scope").Split(' ');

        Assert.NotEmpty(granted.Except(["offline_access"]));
        Assert.ProperSubset(listed, granted.ToHashSet());
    }

    internal static string Text(JsonElement document, string member) => document.GetProperty(member).GetString()!;

    internal static HashSet<string> Texts(JsonElement document, string member) =>
        [.. document.GetProperty(member).EnumerateArray().Select(entry => entry.GetString()!)];
}
