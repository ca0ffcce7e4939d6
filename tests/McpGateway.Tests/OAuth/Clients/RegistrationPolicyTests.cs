using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>Who may register, as the operator set it.</summary>
public sealed class RegistrationPolicyTests
{
    private const string Setting = "--Gateway:OAuth:Registration";
    private const string Hosts = "--Gateway:OAuth:AllowedRedirectHosts";

    [Fact]
    public async Task WhereItIsOff_NobodyRegisters_AndTheMetadataDoesNotOfferIt()
    {
        await using var gateway = await InProcessGateway.StartAsync($"{Setting}=Off");

        (await RegisterAsync(gateway, OAuthClient.Https)).AssertRefused(HttpStatusCode.Forbidden, "access_denied");
        var metadata = await gateway.Wire.GetAsync("/.well-known/oauth-authorization-server");
        Assert.Equal(HttpStatusCode.OK, metadata.Status);
        Assert.False(metadata.Json().TryGetProperty("registration_endpoint", out _));
    }

    [Fact]
    public async Task WhereHostsAreNamed_OnlyTheyAndTheOwnDeviceRegister()
    {
        await using var gateway = await InProcessGateway.StartAsync(
            $"{Setting}=AllowedRedirectHosts", $"{Hosts}:0=client.example", $"{Hosts}:1=cursor://");

        foreach (var good in new[]
        {
            OAuthClient.Https, OAuthClient.Loopback, "http://localhost:1/cb",
            "cursor://anysphere.cursor-mcp/oauth/callback",
        })
        {
            Assert.Equal(HttpStatusCode.Created, (await RegisterAsync(gateway, good)).Status);
        }

        foreach (var bad in new[] { "https://evil.example/cb", "https://sub.client.example/cb" })
        {
            (await RegisterAsync(gateway, bad)).AssertRefused("invalid_redirect_uri");
            (await RegisterAsync(gateway, OAuthClient.Https, bad)).AssertRefused("invalid_redirect_uri");
        }
    }

    [Fact]
    public async Task WhereALoopbackHostIsNamed_OnlyThatOneRegisters()
    {
        await using var gateway = await InProcessGateway.StartAsync(
            $"{Setting}=AllowedRedirectHosts", $"{Hosts}:0=127.0.0.1");

        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync(gateway, OAuthClient.Loopback)).Status);
        (await RegisterAsync(gateway, "http://localhost/cb")).AssertRefused("invalid_redirect_uri");
        (await RegisterAsync(gateway, OAuthClient.Https)).AssertRefused("invalid_redirect_uri");
    }

    /// <summary>The answer to a client would be a request to the gateway itself.</summary>
    [Fact]
    public async Task ARedirectToTheGatewayItself_IsRefused_AtRegistrationAndByAnotherPortAtAuthorization()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        var own = new Uri(gateway.Url);

        foreach (var host in new[] { "localhost", "127.0.0.1", "[::1]" })
        {
            var refused = await RegisterAsync(gateway, OAuthClient.Https, $"http://{host}:{own.Port}/connections");

            refused.AssertRefused("invalid_redirect_uri");
            Assert.Contains("redirect_uris[1]: It is an address of this gateway", refused.Body, StringComparison.Ordinal);
        }

        var client = await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: "http://127.0.0.1:1/cb");
        var answer = await gateway.Wire.GetAsync(
            client.AuthorizePath(("redirect_uri", $"http://127.0.0.1:{own.Port}/cb")));

        answer.AssertIsErrorPage();
        Assert.Equal(HttpStatusCode.Redirect, (await gateway.Wire.GetAsync(
            client.AuthorizePath(("redirect_uri", $"http://127.0.0.1:{own.Port + 1}/cb")))).Status);
    }

    /// <summary>AS39, K55: gone after its time, unless somebody consented.</summary>
    [Fact]
    public async Task ARegistrationExpires_UnlessAPersonConsentedToIt()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        var unused = await OAuthClient.RegisterAsync(gateway.Wire);
        var used = await OAuthClient.RegisterAsync(gateway.Wire);
        await used.ConnectAsync(olivia);

        gateway.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await unused.RefreshAsync("x")).AssertRefused("invalid_grant");
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));

        (await unused.RefreshAsync("x")).AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        (await gateway.Wire.GetAsync(unused.AuthorizePath())).AssertIsErrorPage();
        (await used.RefreshAsync("x")).AssertRefused("invalid_grant");
        gateway.Clock.Advance(TimeSpan.FromDays(400));
        (await used.RefreshAsync("x")).AssertRefused("invalid_grant");
    }

    private static Task<WireAnswer> RegisterAsync(InProcessGateway gateway, params string[] redirectUris) =>
        gateway.Wire.PostAsync("/register",
            $$"""{"redirect_uris":["{{string.Join("\",\"", redirectUris)}}"]}""", "application/json");
}
