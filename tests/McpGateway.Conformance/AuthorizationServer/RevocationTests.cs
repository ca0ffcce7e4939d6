using System.Net;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>A client gives a token back (RFC 7009).</summary>
public sealed class RevocationTests
{
    [Theory, OnEveryDeployment("refresh_token", "access_token"), Requirement("AS59")]
    public async Task WhicheverTokenIsGivenBack_AllOfTheConnectionDie(Deployment gateway, string kind)
    {
        var client = await gateway.GetClientAsync();
        var tokens = await gateway.ConnectAsync();

        var answer = await client.RevokeAsync(tokens.Text(kind), ("token_type_hint", kind));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(tokens.Text("access_token"))).Status);
        (await client.RefreshAsync(tokens.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    [Theory, OnEveryDeployment, Requirement("AS59")]
    public async Task AnUnknownToken_IsAnsweredAsIfItHadBeenRevoked(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();

        Assert.Equal(HttpStatusCode.OK, (await client.RevokeAsync("mgr_never-issued")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.RevokeAsync("x", ("token_type_hint", "made_up"))).Status);
    }

    [Theory, OnEveryDeployment, Requirement("AS59")]
    public async Task WithoutItsSecret_AClientRevokesNothing(Deployment gateway)
    {
        var client = await gateway.GetClientAsync("client_secret_post");
        var tokens = await gateway.ConnectAsync(client: client);

        foreach (var secret in new[] { null, "wrong" })
        {
            (await client.RevokeAsync(tokens.Text("refresh_token"), ("client_secret", secret)))
                .AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        }

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
    }

    [Theory, OnEveryDeployment("refresh_token", "access_token"), Requirement("AS59")]
    public async Task AnotherClientsToken_IsNotRevoked(Deployment gateway, string kind)
    {
        var client = await gateway.GetClientAsync();
        var other = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await gateway.ConnectAsync();

        var answer = await other.RevokeAsync(tokens.Text(kind));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(tokens.Text("refresh_token"))).Status);
    }
}
