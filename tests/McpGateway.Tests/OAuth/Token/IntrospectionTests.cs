using System.Net;
using System.Security.Cryptography;
using System.Text;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Token;

/// <summary>What the operator's systems may know of a token (RFC 7662, cases J).</summary>
public sealed class IntrospectionTests : IAsyncLifetime
{
    private const string Inactive = """{"active":false}""";
    private const string Secret = "an operator's secret of many random bits";

    private InProcessGateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await InProcessGateway.StartAsync(
        "--Gateway:Api:Credentials:0:Name=collector",
        $"--Gateway:Api:Credentials:0:SecretHash={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret)))}");

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    /// <summary>J01, J06, J09.</summary>
    [Fact]
    public async Task ALiveToken_IsDescribedAndClearlyTyped()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var tokens = await client.ConnectAsync(olivia);
        var now = _gateway.Clock.GetUtcNow().ToUnixTimeSeconds();

        var answer = await IntrospectAsync(tokens.Text("access_token"));
        var access = answer.Json();
        var refresh = (await IntrospectAsync(tokens.Text("refresh_token"), ("token_type_hint", "access_token"))).Json();

        Assert.StartsWith("application/json", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal(
            ["active", "aud", "client_id", "exp", "iat", "iss", "organizer", "scope", "sub", "token_type"],
            access.EnumerateObject().Select(member => member.Name).Order());
        Assert.True(access.GetProperty("active").GetBoolean());
        Assert.Equal("bookings:read", access.GetProperty("scope").GetString());
        Assert.Equal(client.Id, access.GetProperty("client_id").GetString());
        Assert.Equal("usr_7kq2m9xtd4", access.GetProperty("sub").GetString());
        Assert.Equal((now, now + 600), (access.GetProperty("iat").GetInt64(), access.GetProperty("exp").GetInt64()));
        Assert.Equal($"{_gateway.Url}/mcp", access.GetProperty("aud").GetString());
        Assert.Equal(_gateway.Url, access.GetProperty("iss").GetString());
        Assert.Equal("Bearer", access.GetProperty("token_type").GetString());
        Assert.Equal("org_alpine", access.GetProperty("organizer").GetString());
        Assert.Equal("refresh_token", refresh.GetProperty("token_type").GetString());
        Assert.NotEqual($"{_gateway.Url}/mcp", refresh.GetProperty("aud").GetString());
    }

    /// <summary>J03, J10.</summary>
    [Fact]
    public async Task EverythingElse_IsInactiveAndNoMore()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var code = await client.GetCodeAsync(olivia);
        var tokens = await client.RedeemAsync(code);
        var (access, refresh) = (tokens.Text("access_token"), tokens.Text("refresh_token"));

        foreach (var token in CodeGrantTests.Altered(access).Append(code).Append("unknown").Append(client.Id))
        {
            Assert.Equal(Inactive, (await IntrospectAsync(token)).Body);
        }

        var next = await client.RefreshAsync(refresh);
        Assert.Equal(Inactive, (await IntrospectAsync(refresh)).Body);
        _gateway.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(Inactive, (await IntrospectAsync(access)).Body);
        await client.RevokeAsync(next.Text("refresh_token"));
        Assert.Equal(Inactive, (await IntrospectAsync(next.Text("refresh_token"))).Body);
    }

    /// <summary>J04: only for the operator; a client's own credentials, a session or a token will not do.</summary>
    [Fact]
    public async Task AnybodyElse_IsTurnedAway()
    {
        using var sam = Accounts.Sam();
        await sam.OpenAsync($"{_gateway.Url}/connections");
        var cookie = sam.Browser.Cookies.GetCookieHeader(new(_gateway.Url));
        var client = await OAuthClient.RegisterAsync(_gateway.Wire, "client_secret_basic");

        foreach (var header in new[]
        {
            ("X-None", "x"), ("Cookie", cookie), Wire.Basic(client.Id, client.Secret!), ("Authorization", "Bearer wrong"),
        })
        {
            var answer = await _gateway.Wire.PostFormAsync("/introspect", [("token", "x")], header);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.StartsWith("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AMalformedQuestion_IsRefused_AndTheMetadataNamesTheEndpoint()
    {
        (await _gateway.Wire.PostFormAsync("/introspect", [], Operator)).AssertRefused("invalid_request");
        (await IntrospectAsync("x", ("token", "y"))).AssertRefused("invalid_request");
        var document = (await _gateway.Wire.GetAsync("/.well-known/oauth-authorization-server")).Json();

        Assert.Equal($"{_gateway.Url}/introspect", document.GetProperty("introspection_endpoint").GetString());
    }

    private static (string Name, string Value) Operator => ("Authorization", $"Bearer {Secret}");

    private Task<WireAnswer> IntrospectAsync(string token, params (string Name, string? Value)[] more) =>
        _gateway.Wire.PostFormAsync("/introspect", [("token", token), .. more], Operator);
}
