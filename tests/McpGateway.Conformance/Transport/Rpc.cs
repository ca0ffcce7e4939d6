using System.Text;
using System.Text.Json;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.Transport;

/// <summary>JSON-RPC by hand, so that nothing mends what a test sends.</summary>
internal sealed class Rpc(Deployment gateway, string token)
{
    public const string Modern = "2026-07-28";

    /// <summary>Every method that is answered in the modern way and needs nothing to be known before.</summary>
    public static readonly string[] ModernMethods =
        ["server/discover", "tools/list", "resources/list", "resources/templates/list", "prompts/list"];

    private const string Meta = $$"""
        "_meta":{"io.modelcontextprotocol/protocolVersion":"{{Modern}}","io.modelcontextprotocol/clientCapabilities":{} }
        """;

    /// <summary>With the token that all tests share.</summary>
    public static async Task<Rpc> OnAsync(Deployment gateway) => new(gateway, await gateway.GetTokenAsync());

    /// <summary>Posts a body with the headers of a usual client; a change with null leaves the header out.</summary>
    public Task<WireAnswer> PostAsync(string body, params (string Name, string? Value)[] changes)
    {
        (string Name, string? Value)[] usual =
        [
            ("Authorization", $"Bearer {token}"), ("Accept", "application/json, text/event-stream"),
            ("Content-Type", "application/json"),
        ];
        var all = usual.Where(header => !changes.Any(change => change.Name == header.Name)).Concat(changes).ToList();
        return gateway.Wire.SendAsync(HttpMethod.Post, "/mcp", Encoding.UTF8.GetBytes(body),
            all.Find(header => header.Name == "Content-Type").Value,
            [.. all.Where(header => header.Name != "Content-Type" && header.Value is not null)
                .Select(header => (header.Name, header.Value!))]);
    }

    /// <summary>A request as clients up to 2025-11-25 send it.</summary>
    public Task<WireAnswer> AskAsync(string method, string parameters = "{}") => PostAsync(
        $$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{{parameters}}}""", ("MCP-Protocol-Version", "2025-11-25"));

    /// <summary>A request as clients from 2026-07-28 on send it.</summary>
    public Task<WireAnswer> AskModernAsync(
        string method, string members = "", string? name = null, params (string Name, string? Value)[] changes) =>
        PostAsync(ModernBody(method, members),
        [
            .. new (string Name, string? Value)[]
            {
                ("MCP-Protocol-Version", Modern), ("Mcp-Method", method), ("Mcp-Name", name),
            }.Where(header => !changes.Any(change => change.Name == header.Name)),
            .. changes,
        ]);

    public static string ModernBody(string method, string members = "", string meta = Meta)
    {
        var all = string.Join(',', new[] { members, meta }.Where(part => part != ""));
        return $$"""{"jsonrpc":"2.0","id":"m-1","method":"{{method}}","params":{ {{all}} } }""";
    }

    /// <summary>The tools that the token shows.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListToolsAsync() =>
        [.. (await AskAsync("tools/list")).Json().GetProperty("result").GetProperty("tools").EnumerateArray()];

    /// <summary>Status, code and id of an error, in one value.</summary>
    public static (int Status, int Code, string? Id) ErrorOf(WireAnswer answer)
    {
        Assert.True(answer.Body.StartsWith('{'), $"{(int)answer.Status}: {answer.Body}");
        var json = answer.Json();
        Assert.Equal("2.0", json.GetProperty("jsonrpc").GetString());
        return ((int)answer.Status, json.GetProperty("error").GetProperty("code").GetInt32(),
            json.TryGetProperty("id", out var id) && id.ValueKind != JsonValueKind.Null ? id.GetRawText() : null);
    }
}
