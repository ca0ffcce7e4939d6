using System.Net;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>What the token endpoint refuses before any grant is looked at (OAuth 2.1 §3.2).</summary>
public sealed class TokenEndpointTests
{
    [Theory]
    [OnEveryDeployment(
        "password", "client_credentials", "implicit", "urn:ietf:params:oauth:grant-type:jwt-bearer",
        "urn:ietf:params:oauth:grant-type:token-exchange", "urn:ietf:params:oauth:grant-type:device_code", "made_up")]
    [Requirement("AS1", "AS60")]
    public async Task AGrantThatIsNotOffered_IsNotListed_AndRefused(Deployment gateway, string grant)
    {
        var client = await gateway.GetClientAsync("client_secret_post");
        var listed = DiscoveryTests.Texts(await gateway.GetMetadataAsync(), "grant_types_supported");

        var answer = await gateway.Wire.PostFormAsync("/token",
            [("grant_type", grant), ("client_id", client.Id), ("client_secret", client.Secret), ("assertion", "e30.e30.")]);

        Assert.DoesNotContain(grant, listed);
        answer.AssertRefused("unsupported_grant_type");
    }

    [Theory, OnEveryDeployment("application/json", "text/plain", "multipart/form-data; boundary=x"), Requirement("AS51")]
    public async Task ABodyThatIsNoForm_IsRefused(Deployment gateway, string type) =>
        (await gateway.Wire.PostAsync("/token", "grant_type=authorization_code", type)).AssertRefused("invalid_request");

    [Theory, OnEveryDeployment, Requirement("AS51")]
    public async Task ParametersInTheAddress_CountForNothing(Deployment gateway) =>
        (await gateway.Wire.PostFormAsync("/token?grant_type=refresh_token&refresh_token=x&client_id=x", []))
            .AssertRefused("invalid_request");

    [Theory, OnEveryDeployment("grant_type", "code", "client_id"), Requirement("AS51")]
    public async Task AParameterSentTwice_IsRefused(Deployment gateway, string name)
    {
        var client = await gateway.GetClientAsync();

        (await client.RedeemAsync("mgc_x", ($"+{name}", "again"))).AssertRefused("invalid_request");
    }

    [Theory, OnEveryDeployment, Requirement("AS51", "AS57")]
    public async Task AnUnknownClient_AndAWrongSecret_AreInvalidClient(Deployment gateway)
    {
        var client = await gateway.GetClientAsync("client_secret_post");

        foreach (var (id, secret) in new[] { ("gone-or-never-there", null), (client.Id, "wrong"), (client.Id, null) })
        {
            (await gateway.Wire.PostFormAsync("/token",
                [("grant_type", "refresh_token"), ("refresh_token", "x"), ("client_id", id), ("client_secret", secret)]))
                .AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        }
    }

    /// <summary>Clients register again on that, and only on that.</summary>
    [Theory, OnEveryDeployment, Requirement("AS57")]
    public async Task AClientWhoseRegistrationIsGone_IsInvalidClient(Deployment gateway)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await gateway.ConnectAsync(client: client);
        var manage = new Uri(client.Registration.GetProperty("registration_client_uri").GetString()!).AbsolutePath;
        var bearer = $"Bearer {client.Registration.GetProperty("registration_access_token").GetString()}";

        var deleted = await gateway.Wire.SendAsync(HttpMethod.Delete, manage, null, null, ("Authorization", bearer));

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        (await client.RefreshAsync(tokens.Text("refresh_token"))).AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(tokens.Text("access_token"))).Status);
        (await gateway.Wire.GetAsync(client.AuthorizePath())).AssertIsErrorPage();
    }

    [Theory, OnEveryDeployment, Requirement("AS57")]
    public async Task ADeadRefreshToken_IsInvalidGrant(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();

        (await client.RefreshAsync("mgr_never-issued")).AssertRefused("invalid_grant");
    }
}
