using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>Clients with a document at their id, from outside: over HTTP and through the pages.</summary>
[Collection(RunningSample.Name)]
public sealed class DocumentedClientTests(GatewayFixture gateway) : IDisposable
{
    private const string ClaudeCode = "https://claude.ai/oauth/claude-code-client-metadata";
    private const string ItsRedirect = "http://localhost:53683/callback";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    [Fact]
    public async Task TheMetadata_SaysThatDocumentsWillDo()
    {
        var metadata = await _http.GetFromJsonAsync<JsonElement>(
            $"{gateway.GatewayUrl}/.well-known/oauth-authorization-server", TestContext.Current.CancellationToken);

        Assert.True(metadata.GetProperty("client_id_metadata_document_supported").GetBoolean());
    }

    [Fact]
    public async Task ClaudeCode_ConnectsByItsDocument_AndThePersonSeesItsHost()
    {
        using var olivia = new Visitor("olivia@alpine.example", "try-olivia");
        using var connector = new Connector(gateway.GatewayUrl) { ClientId = ClaudeCode };

        await connector.ConnectAsync(olivia, "org_alpine", "bookings:read offline_access");

        Assert.Contains("Claude Code", olivia.ConsentText, StringComparison.Ordinal);
        Assert.Contains("verified: claude.ai", olivia.ConsentText, StringComparison.Ordinal);
        Assert.Contains("Anthropic", olivia.ConsentText, StringComparison.Ordinal);
        Assert.Contains("localhost", olivia.ConsentText, StringComparison.Ordinal);
        Assert.Contains("your own device", olivia.ConsentText, StringComparison.Ordinal);
        Assert.DoesNotContain("calls itself", olivia.ConsentText, StringComparison.Ordinal);

        await connector.RefreshAsync();
        var me = await connector.CallAsync("whoami", new { });
        Assert.Equal("org_alpine", me.GetProperty("structuredContent").GetProperty("organizer_id").GetString());
        var consent = (await AuditAsync()).First(entry => entry.GetProperty("action").GetString() == "consent.given"
            && entry.GetProperty("client_id").GetString() == ClaudeCode);
        Assert.Equal("Anthropic", consent.GetProperty("provider").GetString());
    }

    [Fact]
    public async Task ARegisteredClient_IsSaidToNameItself()
    {
        using var olivia = new Visitor("olivia@alpine.example", "try-olivia");
        using var connector = new Connector(gateway.GatewayUrl, "Claude Code");
        await connector.RegisterAsync();

        await connector.ConnectAsync(olivia, "org_alpine", "bookings:read");

        Assert.DoesNotContain("verified", olivia.ConsentText, StringComparison.Ordinal);
        Assert.Contains("calls itself", olivia.ConsentText, StringComparison.Ordinal);
        Assert.DoesNotContain("Anthropic", olivia.ConsentText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://claude.ai/oauth/claude-code-client-metadata/")]
    [InlineData("https://claude.ai:443/oauth/claude-code-client-metadata")]
    [InlineData("https://CLAUDE.ai/oauth/claude-code-client-metadata")]
    [InlineData("http://claude.ai/oauth/claude-code-client-metadata")]
    [InlineData("https://claude.ai/oauth/../oauth/claude-code-client-metadata")]
    [InlineData("https://127.0.0.1/client.json")]
    [InlineData("https://localhost/client.json")]
    [InlineData("https://documents.localhost/client.json")]
    [InlineData("https://localhost.localdomain/client.json")]
    [InlineData("https://documents.invalid/client.json")]
    [InlineData("https:\\\\claude.ai\\oauth\\claude-code-client-metadata")]
    public async Task AnyOtherAddress_GetsAPage_AndNoRedirect(string clientId)
    {
        using var response = await AuthorizeAsync(clientId, ItsRedirect);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("https://localhost:53683/callback")]
    [InlineData("http://localhost:53683/callback/")]
    [InlineData("https://claude.ai/api/mcp/auth_callback")]
    [InlineData("https://documents.invalid/callback")]
    public async Task ARedirectThatIsNotInTheDocument_GetsAPage_AndNoRedirect(string redirectUri)
    {
        using var response = await AuthorizeAsync(ClaudeCode, redirectUri);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task ADocumentThatCannotBeFetched_DoesNotMakeAClientThrowItsTokensAway()
    {
        using var response = await RefreshAsync(("client_id", "https://documents.invalid/client.json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("temporarily_unavailable", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task ADocumentedClient_AuthenticatesByNoneOnly()
    {
        using var response = await RefreshAsync(("client_id", ClaudeCode), ("client_secret", "guess"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("invalid_client", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task ARegisteredId_IsNeverAnAddress_WhateverTheClientAsksFor()
    {
        using var response = await _http.PostAsJsonAsync($"{gateway.GatewayUrl}/register", new
        {
            client_id = ClaudeCode,
            redirect_uris = new[] { ItsRedirect },
        }, TestContext.Current.CancellationToken);

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Matches("^[A-Za-z0-9_-]{22}$", answer.GetProperty("client_id").GetString());
    }

    public void Dispose() => _http.Dispose();

    private Task<HttpResponseMessage> AuthorizeAsync(string clientId, string redirectUri) => _http.GetAsync(
        $"{gateway.GatewayUrl}/authorize?response_type=code&client_id={Uri.EscapeDataString(clientId)}"
        + $"&redirect_uri={Uri.EscapeDataString(redirectUri)}&code_challenge={new string('c', 43)}"
        + "&code_challenge_method=S256", TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> RefreshAsync(params (string Name, string Value)[] credentials)
    {
        using var form = new FormUrlEncodedContent(credentials
            .Append(("grant_type", "refresh_token")).Append(("refresh_token", "mgr_none"))
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await _http.PostAsync($"{gateway.GatewayUrl}/token", form, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<JsonElement>> AuditAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{gateway.GatewayUrl}/api/v1/audit/events");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", gateway.OperatorCredential);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return [.. page.EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.Array).Value.EnumerateArray()];
    }
}
