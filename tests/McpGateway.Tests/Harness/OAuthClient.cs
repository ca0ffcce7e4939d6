using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpGateway.Tests.Harness;

/// <summary>A registered client of which every parameter can be changed, left out or doubled.</summary>
public sealed class OAuthClient
{
    public const string Https = "https://client.example/cb";
    public const string Loopback = "http://127.0.0.1/cb";

    private readonly Wire wire;

    private OAuthClient(Wire wire, WireAnswer registration, string redirectUri)
    {
        this.wire = wire;
        Registration = registration.Json();
        Id = registration.Text("client_id");
        Secret = registration.Json().TryGetProperty("client_secret", out var secret) ? secret.GetString() : null;
        RedirectUri = redirectUri;
    }

    /// <summary>The answer to the registration, as it came.</summary>
    public JsonElement Registration { get; }

    public string Id { get; }

    public string? Secret { get; private init; }

    /// <summary>Where the next authorization request asks to be sent back to.</summary>
    public string RedirectUri { get; }

    public string State { get; set; } = "st-1";

    public string Verifier { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public string Resource { get; set; } = "";

    /// <summary>A client of the gateway's configuration.</summary>
    public static OAuthClient Preregistered(Wire wire, string id, string? secret = null)
    {
        var known = JsonSerializer.Serialize(new { client_id = id });
        return new(wire, new(HttpStatusCode.OK, new Dictionary<string, string>(), known), Https)
        {
            Resource = $"{wire.Url}/mcp",
            Secret = secret,
        };
    }

    /// <summary>Registers with a redirect of its own, and more metadata if given (RFC 7591).</summary>
    public static async Task<OAuthClient> RegisterAsync(
        Wire wire, string method = "none", string redirectUri = Https, JsonObject? metadata = null)
    {
        metadata ??= [];
        metadata["redirect_uris"] ??= new JsonArray(redirectUri);
        metadata["token_endpoint_auth_method"] = method;
        metadata["client_name"] ??= "A client under test";
        var answer = await wire.PostAsync("/register", metadata.ToJsonString(), "application/json");
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        return new(wire, answer, redirectUri) { Resource = $"{wire.Url}/mcp" };
    }

    /// <summary>An authorization request; a change with null leaves the parameter out.</summary>
    public string AuthorizePath(params (string Name, string? Value)[] changes) =>
        "/authorize?" + Wire.Encode(Merge(
        [
            ("response_type", "code"), ("client_id", Id), ("redirect_uri", RedirectUri), ("state", State),
            ("scope", "bookings:read"), ("code_challenge", Challenge(Verifier)), ("code_challenge_method", "S256"),
            ("resource", Resource),
        ], changes));

    public string AuthorizeUrl(params (string Name, string? Value)[] changes) => wire.Url + AuthorizePath(changes);

    /// <summary>Sends the visitor through the pages; returns what comes back to the client.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AuthorizeAsync(
        Visitor visitor, string organizer = "org_alpine", params (string Name, string? Value)[] changes)
    {
        var redirectUri = changes.LastOrDefault(change => change.Name == "redirect_uri").Value ?? RedirectUri;
        var callback = await visitor.AllowAsync(AuthorizeUrl(changes), redirectUri, organizer);
        return WireAnswer.ReadCallback(callback, redirectUri);
    }

    public async Task<string> GetCodeAsync(Visitor visitor, params (string Name, string? Value)[] changes) =>
        (await AuthorizeAsync(visitor, changes: changes))["code"];

    /// <summary>Redeems a code, with the client's own way to authenticate unless changed.</summary>
    public Task<WireAnswer> RedeemAsync(string code, params (string Name, string? Value)[] changes) =>
        PostAsync("/token",
        [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RedirectUri),
            ("code_verifier", Verifier), ("client_id", Id), ("client_secret", Secret), ("resource", Resource),
        ], changes);

    public Task<WireAnswer> RefreshAsync(string token, params (string Name, string? Value)[] changes) =>
        PostAsync("/token",
        [
            ("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", Id), ("client_secret", Secret),
            ("resource", Resource),
        ], changes);

    public Task<WireAnswer> RevokeAsync(string token, params (string Name, string? Value)[] changes) =>
        PostAsync("/revoke",
        [("token", token), ("client_id", Id), ("client_secret", Secret)], changes);

    /// <summary>Goes the whole way and returns the token answer.</summary>
    public async Task<WireAnswer> ConnectAsync(Visitor visitor, params (string Name, string? Value)[] changes)
    {
        var answer = await RedeemAsync(await GetCodeAsync(visitor, changes));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer;
    }

    /// <summary>What the MCP endpoint says to this access token.</summary>
    public Task<WireAnswer> CallAsync(string accessToken, string path = "/mcp") => wire.PostAsync(path,
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"whoami","arguments":{}}}""",
        "application/json", ("Authorization", $"Bearer {accessToken}"),
        ("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2025-11-25"));

    public static string Challenge(string verifier) =>
        System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private Task<WireAnswer> PostAsync(
        string path, (string Name, string? Value)[] fields, (string Name, string? Value)[] changes) =>
        wire.PostFormAsync(path, Merge(fields, changes));

    /// <summary>A change replaces the field of its name in place; one that begins with + is sent in addition.</summary>
    private static IEnumerable<(string Name, string? Value)> Merge(
        (string Name, string? Value)[] fields, (string Name, string? Value)[] changes) =>
        fields.Where(field => !changes.Any(change => change.Name == field.Name))
            .Concat(changes.Select(change => (change.Name.TrimStart('+'), change.Value)));
}
