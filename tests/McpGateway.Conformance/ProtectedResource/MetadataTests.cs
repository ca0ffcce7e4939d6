using System.Net;
using McpGateway.Conformance.AuthorizationServer;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.ProtectedResource;

/// <summary>What the MCP endpoint says of itself (RFC 9728).</summary>
public sealed class MetadataTests
{
    private const string Document = "/.well-known/oauth-protected-resource";

    [Theory, OnEveryDeployment($"{Document}/mcp", Document), Requirement("RS1", "RS2", "RS3", "RS4", "RS19")]
    public async Task BothPlaces_NameTheResourceAsItsUserEntersIt(Deployment gateway, string path)
    {
        var answer = await gateway.Wire.GetAsync(path, ("Origin", "https://inspector.example"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal(gateway.Resource, DiscoveryTests.Text(answer.Json(), "resource"));
        Assert.Equal([gateway.Url], DiscoveryTests.Texts(answer.Json(), "authorization_servers"));
        Assert.Equal(["header"], DiscoveryTests.Texts(answer.Json(), "bearer_methods_supported"));
    }

    [Theory, OnEveryDeployment, Requirement("RS4", "RS8")]
    public async Task AnOrganizersOwnEndpoint_IsAResourceOfItsOwn(Deployment gateway)
    {
        var path = $"/mcp/{gateway.Account.Organizer}";

        var answer = (await gateway.Wire.GetAsync(Document + path)).Json();
        var challenge = (await gateway.Wire.PostAsync(path, "{}", "application/json")).Header("WWW-Authenticate");

        Assert.Equal(gateway.Url + path, DiscoveryTests.Text(answer, "resource"));
        Assert.Contains($"resource_metadata=\"{gateway.Url}{Document}{path}\"", challenge, StringComparison.Ordinal);
    }

    [Theory, OnEveryDeployment, Requirement("RS16", "RS17")]
    public async Task TheScopes_AreTheDefaultOnes_AndFewerThanThereAre(Deployment gateway)
    {
        var all = DiscoveryTests.Texts(await gateway.GetMetadataAsync(), "scopes_supported");
        var basic = DiscoveryTests.Texts((await gateway.Wire.GetAsync($"{Document}/mcp")).Json(), "scopes_supported");

        Assert.NotEmpty(basic);
        Assert.ProperSubset(all, basic);
        Assert.DoesNotContain("offline_access", basic);
    }
}
