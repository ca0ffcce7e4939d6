using System.Net.Http.Headers;
using System.Text;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Mcp;

/// <summary>Speaks to a running gateway byte by byte, without an SDK that would mend what it sends.</summary>
internal sealed class McpConversation(GatewayFixture gateway)
{
    private static readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private static readonly SemaphoreSlim asking = new(1);
    private static readonly Dictionary<GatewayFixture, string> tokens = [];

    public string Endpoint => $"{gateway.GatewayUrl}/mcp";

    /// <summary>An owner's token without the scope to refund; one for all tests, as none of them uses it up.</summary>
    public async Task<string> GetTokenAsync()
    {
        await asking.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return tokens.TryGetValue(gateway, out var token) ? token : tokens[gateway] =
                await gateway.GetAccessTokenAsync("olivia@alpine.example", "try-olivia", "org_alpine", "bookings:read");
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>Posts the text with the token and the headers of an older client, which more headers replace.</summary>
    public async Task<McpReply> PostAsync(string body, params (string Name, string? Value)[] headers)
    {
        var all = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Authorization"] = $"Bearer {await GetTokenAsync()}",
            ["Accept"] = "application/json, text/event-stream",
            ["Content-Type"] = "application/json",
        };

        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return await SendAsync(HttpMethod.Post, Endpoint, body, [.. all.Select(header => (header.Key, header.Value))]);
    }

    /// <summary>Posts a request with all that 2026-07-28 asks for.</summary>
    public Task<McpReply> PostModernAsync(string method, string parameters = "", string? name = null)
    {
        const string Meta = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
            "io.modelcontextprotocol/clientCapabilities":{}}
            """;
        var members = parameters == "" ? Meta : $"{parameters},{Meta}";
        return PostAsync(
            $$"""{"jsonrpc":"2.0","id":"m1","method":"{{method}}","params":{ {{members}} } }""",
            ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", method), ("Mcp-Name", name));
    }

    /// <summary>Sends what it is given and nothing more; a header without value is left out.</summary>
    public static async Task<McpReply> SendAsync(
        HttpMethod method, string url, string? body = null, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url);
        // A refusal of a large body comes before the body is through; without this the connection breaks under it.
        request.Headers.ExpectContinue = body?.Length > 100_000;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        }

        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            var to = name == "Content-Type" ? (HttpHeaders?)request.Content?.Headers : request.Headers;
            to?.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase), text);
    }
}
