using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>What lies on the disk of a gateway that has issued something of each kind.</summary>
public sealed class StorageTests
{
    [Theory, OnEveryDeployment, Requirement("AS4")]
    public async Task NoTokenCodeOrSecret_LiesOnTheDisk(Deployment gateway)
    {
        Assert.SkipWhen(gateway.Sample is null, Target.NeedsSample);
        var client = await gateway.GetClientAsync("client_secret_post");
        var code = await CodeTests.GetCodeAsync(gateway, client);
        var tokens = await client.RedeemAsync(code);
        var refreshed = await client.RefreshAsync(tokens.Text("refresh_token"));
        var search = new SecretSearch();
        search.AddHandle("the client's secret", client.Secret!);
        search.AddHandle("the code", code);
        search.AddHandle("the access token", tokens.Text("access_token"));
        search.AddHandle("the refresh token", tokens.Text("refresh_token"));
        search.AddHandle("the access token after it", refreshed.Text("access_token"));
        search.AddHandle("the refresh token after it", refreshed.Text("refresh_token"));

        Assert.Empty(search.FindInFolder(gateway.Sample.DataDirectory));
    }
}
