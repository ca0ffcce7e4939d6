using System.Net;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>
/// Clients whose id is the address of a document. The documents here are the ones that the gateway carries: one that it
/// had to fetch would have to be served from a public address.
/// </summary>
public sealed class DocumentedClientTests
{
    private const string Claude = "https://claude.ai/oauth/mcp-oauth-client-metadata";
    private const string ClaudeRedirect = "https://claude.ai/api/mcp/auth_callback";
    private const string ClaudeCode = "https://claude.ai/oauth/claude-code-client-metadata";

    [Theory]
    [OnEveryDeployment(
        $"{Claude} {ClaudeRedirect}", $"{ClaudeCode} http://localhost:53683/callback",
        "https://chatgpt.com/oauth/client.json https://chatgpt.com/connector_platform_oauth_redirect",
        "https://chatgpt.com/oauth/codex/client.json http://127.0.0.1:51234/callback",
        "https://vscode.dev/oauth/client-metadata.json https://vscode.dev/redirect",
        "https://cursor.com/oauth/mcp-client.json cursor://anysphere.cursor-mcp/oauth/callback")]
    [Requirement("AS15", "AS16", "AS26", "AS27", "AS28", "AS32")]
    public async Task AKnownAssistant_ConnectsWithoutRegistration_AndThePersonSeesItsHost(Deployment gateway, string known)
    {
        var (id, redirect) = (known.Split(' ')[0], known.Split(' ')[1]);
        var client = OAuthClient.Documented(gateway.Wire, id, redirect);
        using var visitor = gateway.Visit();

        var answer = await client.AuthorizeAsync(visitor, gateway.Account.Organizer, ("scope", null));
        var tokens = await client.RedeemAsync(answer["code"]);

        Assert.Contains(new Uri(id).Host, visitor.ConsentText, StringComparison.Ordinal);
        // Of a private-use address the scheme says where it leads, not the host.
        var shown = redirect.StartsWith("http", StringComparison.Ordinal) ? new Uri(redirect).Host : $"{new Uri(redirect).Scheme}:";
        Assert.Contains(shown, visitor.ConsentText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.RefreshAsync(tokens.Text("refresh_token"))).Status);
    }

    [Theory]
    [OnEveryDeployment(
        "https://evil.example/cb", "http://claude.ai/api/mcp/auth_callback", "https://claude.ai/api/mcp/auth_callback/",
        "https://claude.ai/", "http://localhost:53683/callback")]
    [Requirement("AS19", "AS29")]
    public async Task ARedirectThatIsNotInTheDocument_GetsAPage(Deployment gateway, string redirect)
    {
        var client = OAuthClient.Documented(gateway.Wire, Claude, redirect);

        (await gateway.Wire.GetAsync(client.AuthorizePath())).AssertIsErrorPage();
    }

    [Theory]
    [OnEveryDeployment(
        "https://CLAUDE.ai/oauth/mcp-oauth-client-metadata", "https://claude.ai:443/oauth/mcp-oauth-client-metadata",
        "https://claude.ai/oauth/mcp-oauth-client-metadata/", "https://claude.ai/oauth/./mcp-oauth-client-metadata",
        "https://claude.ai/oauth/x/../mcp-oauth-client-metadata", "https://claude.ai/oauth/%6dcp-oauth-client-metadata")]
    [Requirement("AS17", "AS21", "AS29")]
    public async Task AnotherSpellingOfAnAddress_IsAnotherClient(Deployment gateway, string id)
    {
        var client = OAuthClient.Documented(gateway.Wire, id, ClaudeRedirect);

        (await gateway.Wire.GetAsync(client.AuthorizePath())).AssertIsErrorPage();
    }

    [Theory]
    [OnEveryDeployment(
        "http://documents.example/client.json", "https://documents.example", "https://documents.example/a/../client.json",
        "https://documents.example/client.json#x", "https://user:secret@documents.example/client.json",
        "https:documents.example/client.json", "ftp://documents.example/client.json")]
    [Requirement("AS21")]
    public async Task AnIdThatIsNoSuchAddress_GetsAPage(Deployment gateway, string id)
    {
        var client = OAuthClient.Documented(gateway.Wire, id, "https://documents.example/cb");

        (await gateway.Wire.GetAsync(client.AuthorizePath())).AssertIsErrorPage();
    }

    /// <summary>And by far too fast for a connection to have been waited for.</summary>
    [Theory]
    [OnEveryDeployment(
        "https://127.0.0.1/client.json", "https://localhost/client.json", "https://[::1]/client.json",
        "https://169.254.169.254/latest/meta-data", "https://10.0.0.1/client.json", "https://0x7f.1/client.json",
        "https://2130706433/client.json", "https://[::ffff:127.0.0.1]/client.json")]
    [Requirement("AS24", "AS29")]
    public async Task AnAddressInsideTheNetwork_GetsAPage(Deployment gateway, string id)
    {
        var client = OAuthClient.Documented(gateway.Wire, id, "https://documents.example/cb");

        (await gateway.Wire.GetAsync(client.AuthorizePath())).AssertIsErrorPage();
    }

    [Theory, OnEveryDeployment, Requirement("AS22", "AS26")]
    public async Task ADocumentedClient_HasNoSecret(Deployment gateway)
    {
        var client = OAuthClient.Documented(gateway.Wire, Claude, ClaudeRedirect);

        (await client.RefreshAsync("mgr_x", ("client_secret", "guess")))
            .AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
    }
}
