using System.Net;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Switches;

/// <summary>Throws and lifts by the API, and looks at what a connection may then do.</summary>
internal sealed class SwitchPanel(InProcessGateway gateway)
{
    public const string Path = "/api/v1/switches";

    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    private const string Call =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_bookings","arguments":{"limit":1}}}""";

    public Task<WireAnswer> PostAsync(object body, string? address = null) =>
        SendAsync(HttpMethod.Post, Path, JsonSerializer.Serialize(body), address);

    /// <summary>Throws and returns the id.</summary>
    public async Task<string> ThrowAsync(string kind, string? target, string? address = null)
    {
        var answer = await PostAsync(new { kind, target, reason = "test" }, address);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        Assert.True(answer.Json().GetProperty("in_force_after_ms").GetDouble() >= 0);
        return answer.Json().GetProperty("switch").GetProperty("id").GetString()!;
    }

    public async Task LiftAsync(string id, string? address = null)
    {
        var answer = await SendAsync(HttpMethod.Delete, $"{Path}/{id}", null, address);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
    }

    public Task<WireAnswer> RestrictAsync(string organizer, string body, string? address = null) =>
        SendAsync(HttpMethod.Put, $"/api/v1/organizers/{organizer}/restrictions", body, address);

    /// <summary>The ids of those in force.</summary>
    public async Task<List<string>> IdsAsync() =>
        [.. (await gateway.Wire.GetAsync(Path, AuditLog.Authorization)).Json().GetProperty("switches").EnumerateArray()
            .Select(one => one.GetProperty("id").GetString()!)];

    public async Task<WireAnswer> SendAsync(HttpMethod method, string path, string? body, string? address = null)
    {
        using var wire = new Wire(address ?? gateway.Url);
        return await wire.SendAsync(method, path, body is null ? null : System.Text.Encoding.UTF8.GetBytes(body),
            body is null ? null : "application/json", AuditLog.Authorization);
    }

    /// <summary>The listed tools, and the sentence of a call that was refused; empty for one that was not.</summary>
    public async Task<(List<string> Listed, string Refusal)> AskAsync(string address, string token)
    {
        using var wire = new Wire(address);
        var list = (await PostAsync(wire, token, List)).GetProperty("tools").EnumerateArray()
            .Select(tool => tool.GetProperty("name").GetString()!).ToList();
        var call = await PostAsync(wire, token, Call);
        var isError = call.TryGetProperty("isError", out var flag) && flag.GetBoolean();
        return (list, isError ? call.GetProperty("content")[0].GetProperty("text").GetString()! : "");
    }

    private async Task<JsonElement> PostAsync(Wire wire, string token, string message)
    {
        var answer = await wire.PostAsync("/mcp", message, "application/json", ("Authorization", $"Bearer {token}"),
            ("Host", new Uri(gateway.Url).Authority), ("MCP-Protocol-Version", "2025-11-25"));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer.Json().GetProperty("result");
    }
}
