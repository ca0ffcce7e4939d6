using McpGateway.OAuth.Clients;
using McpGateway.OAuth.Clients.Documents;
using McpGateway.Tests.Tools;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>The known vendors' documents: at hand with the network cut, and never made worse by a fetch.</summary>
public sealed class PinnedDocumentsTests : IAsyncLifetime
{
    private const string Hosted = "https://claude.ai/oauth/mcp-oauth-client-metadata";
    private const string ClaudeCode = "https://claude.ai/oauth/claude-code-client-metadata";
    private const string ChatGpt = "https://chatgpt.com/oauth/client.json";
    private const string Codex = "https://chatgpt.com/oauth/codex/client.json";
    private const string VSCode = "https://vscode.dev/oauth/client-metadata.json";
    private const string Cursor = "https://cursor.com/oauth/mcp-client.json";

    private readonly ManualClock _clock = new();
    private DocumentServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await DocumentServer.StartAsync();

    [Theory]
    [InlineData(Hosted, "Claude", "Anthropic", "https://claude.ai/api/mcp/auth_callback")]
    [InlineData(Hosted, "Claude", "Anthropic", "https://claude.com/api/mcp/auth_callback")]
    [InlineData(ClaudeCode, "Claude Code", "Anthropic", "http://localhost:53211/callback")]
    [InlineData(ClaudeCode, "Claude Code", "Anthropic", "http://127.0.0.1:1025/callback")]
    [InlineData(ChatGpt, "ChatGPT", "OpenAI", "https://chatgpt.com/connector_platform_oauth_redirect")]
    [InlineData(Codex, "Codex", "OpenAI", "http://127.0.0.1:40404/callback")]
    [InlineData(VSCode, "Visual Studio Code", "Microsoft", "http://127.0.0.1:33418")]
    [InlineData(VSCode, "Visual Studio Code", "Microsoft", "http://127.0.0.1:33418/")]
    [InlineData(VSCode, "Visual Studio Code", "Microsoft", "https://vscode.dev/redirect")]
    [InlineData(Cursor, "Cursor", "Anysphere", "cursor://anysphere.cursor-mcp/oauth/callback")]
    [InlineData(Cursor, "Cursor", "Anysphere", "https://www.cursor.com/agents/mcp/oauth/callback")]
    [InlineData("https://grok.com/oauth/mcp-client.json", "Grok", "xAI", "https://grok.com/connectors-oauth-exchange-code/")]
    public async Task AKnownAssistant_IsThereWithTheNetworkCut(
        string clientId, string name, string provider, string redirectUri)
    {
        using var fetcher = new DocumentFetcher(_server.Network(resolve: () => []), _clock);

        var client = await FindAsync(Documents(fetcher), clientId);

        Assert.Equal(name, client.Name);
        Assert.Equal(ClientAuthentication.None, client.TokenEndpointAuthMethod);
        Assert.Contains("refresh_token", client.GrantTypes);
        Assert.Contains(client.RedirectUris, registered => RedirectUri.Matches(registered, redirectUri));
        Assert.Equal(new Uri(clientId).Host, client.VerifiedHost);
        Assert.Equal(provider, Provider.Of(client.VerifiedHost, redirectUri));
        Assert.Equal(0, _server.Resolutions);
    }

    [Fact]
    public async Task ADayLater_ANewerCopyIsTaken_InTheBackground()
    {
        _server.AnswerWith(Published("""{"client_name":"Claude Code 2"}"""));
        using var fetcher = new DocumentFetcher(_server.Network(), _clock);
        var documents = Documents(fetcher);

        _clock.Advance(TimeSpan.FromHours(23));
        await FindAsync(documents, ClaudeCode);
        Assert.Equal(0, _server.Resolutions);

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("Claude Code", (await FindAsync(documents, ClaudeCode)).Name);
        while ((await FindAsync(documents, ClaudeCode)).Name != "Claude Code 2")
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(403, "")]
    [InlineData(404, "")]
    [InlineData(200, """{"redirect_uris":["http://localhost/callback","https://claude.ai/callback"]}""")]
    [InlineData(200, """{"redirect_uris":["http://localhost/callback"]}""")]
    [InlineData(200, """{"client_secret":"s"}""")]
    [InlineData(200, """{"token_endpoint_auth_method":"private_key_jwt"}""")]
    public async Task ADayLater_AFailureOrAnotherHost_ChangesNothing(int status, string members)
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(status == 200 ? Published(members) : "");
        };
        using var fetcher = new DocumentFetcher(_server.Network(), _clock);
        var (logged, log) = LogRecorder.Create();
        var documents = new ClientDocuments(new(_clock), fetcher, _clock, log);

        _clock.Advance(TimeSpan.FromDays(1));
        var before = await FindAsync(documents, ClaudeCode);
        Assert.Contains("claude.ai", await logged, StringComparison.Ordinal);

        Assert.Same(before, await FindAsync(documents, ClaudeCode));
        Assert.Single(_server.Requests);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private ClientDocuments Documents(DocumentFetcher fetcher) =>
        new(new(_clock), fetcher, _clock, NullLogger<ClientDocuments>.Instance);

    private static string Published(string members) => Document.With(
        members.Contains("redirect_uris", StringComparison.Ordinal)
            ? members
            : members[..^1] + ""","redirect_uris":["http://127.0.0.1/callback","http://localhost/callback"]}""",
        ClaudeCode);

    private static async Task<Client> FindAsync(ClientDocuments documents, string clientId) =>
        (await documents.FindAsync(clientId, TestContext.Current.CancellationToken))!;
}
