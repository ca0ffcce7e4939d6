using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>A client's own registration (RFC 7592, cases K61–K70): only with its token, and not everything.</summary>
public sealed class RegistrationManagementTests(GatewayOfAClass host) : IClassFixture<GatewayOfAClass>
{
    private const HttpStatusCode Unauthorized = HttpStatusCode.Unauthorized;

    private readonly InProcessGateway _gateway = host.Gateway;

    /// <summary>RFC 7592 §3; AS35; the secret is hashed and cannot be told again.</summary>
    [Fact]
    public async Task Get_ShowsWhatIsRegistered_ButNeverTheSecret()
    {
        var registered = await RegisterAsync("client_secret_post");

        var shown = await SendAsync("GET", registered);

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("no-store", shown.Header("Cache-Control"), StringComparison.Ordinal);
        var hidden = new[] { "client_secret", "client_secret_expires_at" };
        Assert.Equal(
            registered.EnumerateObject().Where(member => !hidden.Contains(member.Name)).Select(member => member.ToString()),
            shown.Json().EnumerateObject().Select(member => member.ToString()));
        Assert.DoesNotContain("null", shown.Body, StringComparison.Ordinal);
        Assert.Equal($"{_gateway.Url}/register/{Id(registered)}", Text(registered, "registration_client_uri"));
        Assert.StartsWith("mgt_", Text(registered, "registration_access_token"), StringComparison.Ordinal);
    }

    /// <summary>K61, K63: the same answer for whatever is wrong, and nothing changed.</summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task WithoutItsOwnToken_ARegistrationIsClosed(string method)
    {
        var registered = await RegisterAsync("client_secret_basic");
        var other = await RegisterAsync();
        string?[] tokens =
        [
            null, "mgt_" + Wire.OfAHandlesLength, Text(other, "registration_access_token"),
            Text(registered, "client_secret"), Text(registered, "registration_access_token")[..^1], "",
        ];

        foreach (var token in tokens)
        {
            var refused = await SendAsync(method, registered, Body(registered, name: "Changed"), token);
            refused.AssertRefused(Unauthorized, "invalid_token");
            Assert.StartsWith("Bearer", refused.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }

        Assert.Equal("T", (await SendAsync("GET", registered)).Text("client_name"));
        Assert.Equal("T", (await SendAsync("GET", other)).Text("client_name"));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("https%3A%2F%2Fclaude.ai%2Foauth%2Fclaude-code-client-metadata")]
    [InlineData("x")]
    public async Task AClientThatDidNotRegister_HasNothingToManage(string id)
    {
        var token = Text(await RegisterAsync(), "registration_access_token");

        (await _gateway.Wire.GetAsync($"/register/{id}", ("Authorization", $"Bearer {token}")))
            .AssertRefused(Unauthorized, "invalid_token");
    }

    [Fact]
    public async Task Put_ReplacesTheMetadata_AndKeepsIdSecretAndToken()
    {
        var registered = await RegisterAsync("client_secret_post");
        var body = Body(registered, "Renamed", "https://client.example/new");
        body["grant_types"] = new JsonArray("authorization_code");
        body["client_secret"] = Text(registered, "client_secret");

        var updated = await SendAsync("PUT", registered, body);

        Assert.Equal("Renamed", updated.Text("client_name"));
        Assert.Equal("https://client.example/new", updated.Json().GetProperty("redirect_uris")[0].GetString());
        Assert.Equal(1, updated.Json().GetProperty("grant_types").GetArrayLength());
        Assert.Equal("client_secret_post", updated.Text("token_endpoint_auth_method"));
        Assert.Equal(Id(registered), updated.Text("client_id"));
        Assert.Equal(updated.Body, (await SendAsync("GET", registered)).Body);
        (await TokenAsync(registered)).AssertRefused("unauthorized_client");
    }

    /// <summary>K64, K70, RFC 7592 §2.2.</summary>
    [Theory]
    [InlineData("client_id", "\"AAAAAAAAAAAAAAAAAAAAAA\"")]
    [InlineData("client_id", "null")]
    [InlineData("client_secret", "\"chosen\"")]
    [InlineData("client_secret_expires_at", "0")]
    [InlineData("client_id_issued_at", "1")]
    [InlineData("registration_access_token", "\"chosen\"")]
    [InlineData("registration_client_uri", "\"https://evil.example\"")]
    [InlineData("token_endpoint_auth_method", "\"none\"")]
    [InlineData("client_name", "7")]
    [InlineData("redirect_uris", "[\"javascript:alert(1)\"]")]
    [InlineData("redirect_uris", "null")]
    public async Task Put_RefusesWhatIsNotTheClientsToDecide_AndChangesNothing(string member, string value)
    {
        var registered = await RegisterAsync("client_secret_post");
        var before = (await SendAsync("GET", registered)).Body;
        var body = Body(registered, name: "Changed");
        body[member] = JsonNode.Parse(value);

        (await SendAsync("PUT", registered, body))
            .AssertRefused("invalid_client_metadata", "invalid_redirect_uri");

        Assert.Equal(before, (await SendAsync("GET", registered)).Body);
        (await TokenAsync(registered)).AssertRefused("invalid_grant");
    }

    [Fact]
    public async Task Put_CannotGiveAPublicClientASecret()
    {
        var registered = await RegisterAsync();
        var body = Body(registered);
        body["client_secret"] = "chosen";

        (await SendAsync("PUT", registered, body)).AssertRefused("invalid_client_metadata");
        body.Remove("client_secret");
        body["token_endpoint_auth_method"] = "client_secret_basic";
        (await SendAsync("PUT", registered, body)).AssertRefused("invalid_client_metadata");
    }

    /// <summary>K69.</summary>
    [Fact]
    public async Task Put_DoesNotRedirectACodeThatIsUnderWay()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var code = await client.GetCodeAsync(olivia);
        var registered = client.Registration;

        var updated = await SendAsync("PUT", registered, Body(registered, "T", "https://evil.example/cb"));

        Assert.Equal(HttpStatusCode.OK, updated.Status);
        (await client.RedeemAsync(code, ("redirect_uri", "https://evil.example/cb"))).AssertRefused("invalid_grant");
        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(code)).Status);
        var elsewhere = await _gateway.Wire.GetAsync(client.AuthorizePath());
        elsewhere.AssertIsErrorPage();
    }

    /// <summary>K65.</summary>
    [Fact]
    public async Task Delete_EndsEverythingTheClientWasGiven()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var other = await OAuthClient.RegisterAsync(_gateway.Wire);
        var tokens = await client.ConnectAsync(olivia);
        var kept = await other.ConnectAsync(olivia);
        var code = await client.GetCodeAsync(olivia);

        var deleted = await SendAsync("DELETE", client.Registration);

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Empty(deleted.Body);
        (await SendAsync("GET", client.Registration)).AssertRefused(Unauthorized, "invalid_token");
        (await SendAsync("DELETE", client.Registration)).AssertRefused(Unauthorized, "invalid_token");
        Assert.Equal(Unauthorized, (await client.CallAsync(tokens.Text("access_token"))).Status);
        (await client.RefreshAsync(tokens.Text("refresh_token"))).AssertRefused(Unauthorized, "invalid_client");
        (await client.RedeemAsync(code)).AssertRefused(Unauthorized, "invalid_client");
        (await _gateway.Wire.GetAsync(client.AuthorizePath())).AssertIsErrorPage();
        Assert.Equal(HttpStatusCode.OK, (await other.CallAsync(kept.Text("access_token"))).Status);
        Assert.DoesNotContain(client.Id, (await olivia.OpenAsync($"{_gateway.Url}/connections")).Text);
    }

    private async Task<JsonElement> RegisterAsync(string method = "none") => (await _gateway.Wire.PostAsync("/register",
        $$"""{"redirect_uris":["https://client.example/cb"],"token_endpoint_auth_method":"{{method}}","client_name":"T"}""",
        "application/json")).Json();

    private Task<WireAnswer> SendAsync(string method, JsonElement registered, JsonObject? body = null) =>
        SendAsync(method, registered, body, Text(registered, "registration_access_token"));

    private Task<WireAnswer> SendAsync(string method, JsonElement registered, JsonObject? body, string? token) =>
        _gateway.Wire.SendAsync(new(method), $"/register/{Id(registered)}",
            body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body), "application/json",
            token is null ? [] : [("Authorization", $"Bearer {token}")]);

    private static JsonObject Body(
        JsonElement registered, string name = "T", string redirectUri = "https://client.example/cb") => new()
        {
            ["client_id"] = Id(registered),
            ["client_name"] = name,
            ["redirect_uris"] = new JsonArray(redirectUri),
        };

    /// <summary>A refresh with the secret that was issued: shows whether the client still authenticates.</summary>
    private Task<WireAnswer> TokenAsync(JsonElement registered) => _gateway.Wire.PostFormAsync("/token",
    [
        ("grant_type", "refresh_token"), ("refresh_token", "x"), ("client_id", Id(registered)),
        ("client_secret", Text(registered, "client_secret")),
    ]);

    private static string Id(JsonElement registered) => Text(registered, "client_id");

    private static string Text(JsonElement registered, string member) => registered.GetProperty(member).GetString()!;
}
