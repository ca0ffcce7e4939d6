using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.Deployments;

/// <summary>A running gateway, known by its address and by who can sign in there.</summary>
public sealed class Deployment(string name, string url, Trust trust, Account account) : IAsyncDisposable
{
    private readonly Dictionary<string, Task<OAuthClient>> clients = [];
    private readonly Lock gate = new();
    private Task<string>? token;
    private Task<JsonElement>? metadata;

    public string Url => url;

    public string Resource => $"{url}/mcp";

    public bool IsHttps => url.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>Somebody with all roles at the organizer.</summary>
    public Account Account => account;

    /// <summary>Somebody whose role allows little; null where none was named.</summary>
    public Account? Limited { get; init; }

    /// <summary>The process behind it; null where only its address is known.</summary>
    public SampleProcess? Sample { get; init; }

    public Trust Trust => trust;

    public Wire Wire { get; } = new(url, trust);

    /// <summary>A browser of its own.</summary>
    public Visitor Visit(Account? somebody = null)
    {
        var who = somebody ?? account;
        return new(who.Login, who.Password, trust);
    }

    /// <summary>One registered client for all tests that ask for this method of authentication.</summary>
    public Task<OAuthClient> GetClientAsync(string method = "none")
    {
        lock (gate)
        {
            return clients.TryGetValue(method, out var known)
                ? known
                : clients[method] = OAuthClient.RegisterAsync(Wire, method);
        }
    }

    /// <summary>An access token with the default scopes, for tests that do not use it up.</summary>
    public Task<string> GetTokenAsync()
    {
        lock (gate)
        {
            return token ??= ConnectAsync();
        }

        async Task<string> ConnectAsync() => (await this.ConnectAsync()).Text("access_token");
    }

    /// <summary>The authorization server's metadata.</summary>
    public Task<JsonElement> GetMetadataAsync()
    {
        lock (gate)
        {
            return metadata ??= ReadAsync();
        }

        async Task<JsonElement> ReadAsync() => (await Wire.GetAsync("/.well-known/oauth-authorization-server")).Json();
    }

    /// <summary>A new connection, got through the pages; by default of the account, with the default scopes.</summary>
    public async Task<WireAnswer> ConnectAsync(
        Account? somebody = null, OAuthClient? client = null, string? scope = null, string? resource = null)
    {
        using var visitor = Visit(somebody);
        client ??= await GetClientAsync();
        var answer = await client.AuthorizeAsync(visitor, (somebody ?? account).Organizer,
            ("scope", scope), ("resource", resource ?? Resource));
        return await client.RedeemAsync(answer["code"], ("resource", resource ?? Resource));
    }

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        if (Sample is not null)
        {
            await Sample.DisposeAsync();
        }
    }

    /// <summary>How tests are told apart.</summary>
    public override string ToString() => name;
}
