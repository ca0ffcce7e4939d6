using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Text;

namespace McpGateway.Tests.Harness;

/// <summary>An MCP client written out by hand, so that a test sees every value that passes.</summary>
public sealed class Connector(string gatewayUrl, string name = "Handwritten Assistant") : IDisposable
{
    private const string RedirectUri = "http://localhost:53683/callback";

    private readonly HttpClient http = new();
    private int lastId;

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; private set; } = "";

    public string RegistrationToken { get; private set; } = "";

    public string State { get; } = RandomText();

    public string CodeVerifier { get; } = RandomText();

    public string Code { get; private set; } = "";

    /// <summary>Every access and refresh token received, oldest first.</summary>
    public List<string> Tokens { get; } = [];

    public string AccessToken { get; private set; } = "";

    public string RefreshToken { get; private set; } = "";

    /// <summary>Registers as a client with a secret (RFC 7591).</summary>
    public async Task RegisterAsync()
    {
        var metadata = new JsonObject
        {
            ["client_name"] = name,
            ["redirect_uris"] = new JsonArray(RedirectUri),
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["response_types"] = new JsonArray("code"),
            ["token_endpoint_auth_method"] = "client_secret_post",
        };
        var answer = await ReadAsync(await http.PostAsJsonAsync($"{gatewayUrl}/register", metadata));
        ClientId = answer.GetProperty("client_id").GetString()!;
        ClientSecret = answer.GetProperty("client_secret").GetString()!;
        RegistrationToken = answer.GetProperty("registration_access_token").GetString()!;
    }

    /// <summary>Sends the visitor to authorize and redeems the code that comes back.</summary>
    public async Task ConnectAsync(Visitor visitor, string organizer, string scopes)
    {
        var challenge = Base64Url(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(CodeVerifier)));
        var request = $"{gatewayUrl}/authorize?response_type=code&client_id={Uri.EscapeDataString(ClientId)}" +
            $"&redirect_uri={Uri.EscapeDataString(RedirectUri)}&state={State}&code_challenge={challenge}" +
            $"&code_challenge_method=S256&resource={Uri.EscapeDataString($"{gatewayUrl}/mcp")}" +
            $"&scope={Uri.EscapeDataString(scopes)}";
        var callback = await visitor.AllowAsync(request, RedirectUri, organizer, scopes.SplitSpaces());
        var answer = System.Web.HttpUtility.ParseQueryString(callback.Query);
        Assert.Equal(State, answer["state"]);
        Assert.Equal(gatewayUrl, answer["iss"]);
        Code = answer["code"] ?? throw new InvalidOperationException($"No code came back: {answer["error"]}");
        await RedeemAsync(new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = Code,
            ["redirect_uri"] = RedirectUri,
            ["code_verifier"] = CodeVerifier,
        });
    }

    /// <summary>Trades the refresh token for the next pair.</summary>
    public Task RefreshAsync() =>
        RedeemAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = RefreshToken });

    /// <summary>Calls a tool and returns the JSON-RPC result.</summary>
    public async Task<JsonElement> CallAsync(string tool, object arguments)
    {
        using var response = await SendAsync(tool, arguments);
        var answer = await ReadAsync(response);
        return answer.GetProperty("result");
    }

    /// <summary>Calls a tool and returns the bare response.</summary>
    public async Task<HttpResponseMessage> SendAsync(string tool, object arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{gatewayUrl}/mcp")
        {
            Content = JsonContent.Create(new
            {
                jsonrpc = "2.0",
                id = ++lastId,
                method = "tools/call",
                @params = new { name = tool, arguments },
            }),
        };
        request.Headers.Authorization = new("Bearer", AccessToken);
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2025-11-25");
        return await http.SendAsync(request);
    }

    public void Dispose() => http.Dispose();

    private async Task RedeemAsync(Dictionary<string, string> form)
    {
        form["client_id"] = ClientId;
        form["client_secret"] = ClientSecret;
        form["resource"] = $"{gatewayUrl}/mcp";
        using var content = new FormUrlEncodedContent(form);
        var answer = await ReadAsync(await http.PostAsync($"{gatewayUrl}/token", content));
        AccessToken = answer.GetProperty("access_token").GetString()!;
        RefreshToken = answer.GetProperty("refresh_token").GetString()!;
        Tokens.AddRange([AccessToken, RefreshToken]);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage!.RequestUri!.AbsolutePath}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static string RandomText() => Base64Url(RandomNumberGenerator.GetBytes(32));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
