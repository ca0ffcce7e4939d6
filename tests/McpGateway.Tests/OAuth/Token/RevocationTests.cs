using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Token;

/// <summary>A client gives a token back and the connection ends (RFC 7009, cases I; AS59).</summary>
[Collection(RunningSample.Name)]
public sealed class RevocationTests(GatewayFixture gateway)
{
    /// <summary>I01, I02, I11, I09.</summary>
    [Theory]
    [InlineData("access_token", "none", null)]
    [InlineData("refresh_token", "none", null)]
    [InlineData("refresh_token", "client_secret_post", "refresh_token")]
    [InlineData("access_token", "client_secret_post", "refresh_token")]
    [InlineData("refresh_token", "none", "nonsense")]
    public async Task EitherToken_EndsTheConnectionAtOnce(string which, string method, string? hint)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire, method);
        var tokens = await client.ConnectAsync(olivia);

        var answer = await client.RevokeAsync(
            tokens.Text(which), ("token_type_hint", hint), ("callback", "evil"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.Body);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(tokens.Text("access_token"))).Status);
        (await client.RefreshAsync(tokens.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    /// <summary>A token that rotated away still says which connection is meant.</summary>
    [Fact]
    public async Task ARotatedToken_EndsTheConnectionToo()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var old = (await client.ConnectAsync(olivia)).Text("refresh_token");
        var live = await client.RefreshAsync(old);

        await client.RevokeAsync(old);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(live.Text("access_token"))).Status);
    }

    /// <summary>I05 (CVE-2016-6582).</summary>
    [Theory]
    [InlineData("access_token")]
    [InlineData("refresh_token")]
    public async Task AnotherClientsToken_StaysAlive(string which)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var other = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");
        var tokens = await client.ConnectAsync(olivia);

        var answer = await other.RevokeAsync(tokens.Text(which));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(tokens.Text("refresh_token"))).Status);
    }

    /// <summary>I04.</summary>
    [Theory]
    [InlineData("garbage")]
    [InlineData("mga_")]
    [InlineData("mgr_" + Wire.OfAHandlesLength)]
    [InlineData("' OR 1=1 --")]
    public async Task AnUnknownToken_IsGoneAlready(string token)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        Assert.Equal(HttpStatusCode.OK, (await client.RevokeAsync(token)).Status);
    }

    /// <summary>I06, I10.</summary>
    [Theory]
    [InlineData("token", null)]
    [InlineData("token", "")]
    [InlineData("+token", "another")]
    public async Task WithoutOneToken_TheRequestIsRefused(string name, string? value)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        (await client.RevokeAsync("x", (name, value))).AssertRefused("invalid_request");
    }

    /// <summary>I03.</summary>
    [Fact]
    public async Task WithoutAuthentication_NothingIsRevoked()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");
        var tokens = await client.ConnectAsync(olivia);

        (await client.RevokeAsync(tokens.Text("refresh_token"), ("client_secret", "wrong")))
            .AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
    }

    /// <summary>I08.</summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task OnlyPostRevokes(string method) => Assert.Equal(HttpStatusCode.MethodNotAllowed,
        (await gateway.Wire.SendAsync(new(method), "/revoke?token=x", body: null, contentType: null)).Status);
}
