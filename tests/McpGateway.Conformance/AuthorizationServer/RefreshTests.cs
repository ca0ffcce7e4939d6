using System.Net;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>Refresh tokens rotate; repetition is forgiven and theft is not (OAuth 2.1 §4.3).</summary>
public sealed class RefreshTests
{
    [Theory, OnEveryDeployment, Requirement("AS52", "AS54", "AS56")]
    public async Task ARefresh_Rotates_AndKeepsScopeAndResource(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var first = await gateway.ConnectAsync();

        var second = await client.RefreshAsync(first.Text("refresh_token"), ("resource", null));

        Assert.NotEqual(first.Text("refresh_token"), second.Text("refresh_token"));
        Assert.NotEqual(first.Text("access_token"), second.Text("access_token"));
        Assert.Equal(first.Text("scope"), second.Text("scope"));
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(second.Text("access_token"))).Status);
    }

    [Theory, OnEveryDeployment, Requirement("AS55")]
    public async Task TheSameRefreshManyTimesAtOnce_IsOneRotation_WithOneAnswer(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var token = (await gateway.ConnectAsync()).Text("refresh_token");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.RefreshAsync(token)));

        var answer = Assert.Single(answers.DistinctBy(answer => answer.Body));
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(answer.Text("access_token"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(answer.Text("refresh_token"))).Status);
    }

    [Theory, OnEveryDeployment, Requirement("AS55", "AS57")]
    public async Task ATokenWhoseSuccessorWasUsed_EndsTheConnection(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var stolen = (await gateway.ConnectAsync()).Text("refresh_token");
        var second = await client.RefreshAsync(stolen);
        var third = await client.RefreshAsync(second.Text("refresh_token"));

        (await client.RefreshAsync(stolen)).AssertRefused("invalid_grant");

        (await client.RefreshAsync(third.Text("refresh_token"))).AssertRefused("invalid_grant");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(third.Text("access_token"))).Status);
    }

    [Theory, OnEveryDeployment, Requirement("AS56")]
    public async Task ARefresh_MayNarrow_AndNeverWidens(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var all = DiscoveryTests.Texts(await gateway.GetMetadataAsync(), "scopes_supported");
        var first = await gateway.ConnectAsync();
        var granted = first.Text("scope").Split(' ');
        var wider = string.Join(' ', granted.Append(all.Except(granted).Except(["offline_access"]).First()));
        var narrow = granted.First(scope => scope != "offline_access");

        (await client.RefreshAsync(first.Text("refresh_token"), ("scope", wider))).AssertRefused("invalid_scope");
        var second = await client.RefreshAsync(first.Text("refresh_token"), ("scope", narrow));
        var third = await client.RefreshAsync(second.Text("refresh_token"));

        Assert.Equal(narrow, second.Text("scope"));
        Assert.Equal(first.Text("scope"), third.Text("scope"));
    }

    [Theory, OnEveryDeployment, Requirement("AS44", "AS56")]
    public async Task ARefreshForAnotherResource_IsRefused_AndCostsNothing(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var token = (await gateway.ConnectAsync()).Text("refresh_token");

        (await client.RefreshAsync(token, ("resource", "https://evil.example/mcp"))).AssertRefused("invalid_target");

        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(token)).Status);
    }
}
