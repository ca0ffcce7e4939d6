using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace McpGateway.Tests.Mcp.Listening;

/// <summary>One <c>subscriptions/listen</c> request whose answer is read line by line.</summary>
internal sealed class OpenStream : IDisposable
{
    public const string Id = "\"listen-1\"";

    private const string DefaultWish = """
        "notifications":{"toolsListChanged":true}
        """;

    private static readonly HttpClient http = new();

    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private OpenStream(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        reader = new(body);
    }

    public HttpStatusCode Status => response.StatusCode;

    public HttpResponseHeaders Headers => response.Headers;

    public string? MediaType => response.Content.Headers.ContentType?.MediaType;

    /// <param name="wanted">The members of <c>params</c> before <c>_meta</c>.</param>
    public static async Task<OpenStream> OpenAsync(
        string url, string token, string wanted = DefaultWish,
        string accept = "application/json, text/event-stream")
    {
        var members = wanted == "" ? "" : $"{wanted},";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/mcp")
        {
            Content = new StringContent($$"""
                {"jsonrpc":"2.0","id":{{Id}},"method":"subscriptions/listen","params":{ {{members}}
                "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
                "io.modelcontextprotocol/clientCapabilities":{} } } }
                """, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2026-07-28");
        request.Headers.TryAddWithoutValidation("Mcp-Method", "subscriptions/listen");
        var response = await http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next message; null at the end of the stream. Comments are skipped.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        while (await ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
            }
        }

        return null;
    }

    public async Task<string?> ReadLineAsync() => await reader.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>A whole answer that is no stream.</summary>
    public async Task<JsonElement> ReadErrorAsync() => JsonSerializer.Deserialize<JsonElement>(
        await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).GetProperty("error");

    public void Dispose() => response.Dispose();
}
