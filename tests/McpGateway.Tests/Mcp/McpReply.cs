using System.Net;
using System.Text.Json;

namespace McpGateway.Tests.Mcp;

/// <summary>What came back.</summary>
internal sealed record McpReply(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public JsonElement Result => Json.GetProperty("result");

    /// <summary>Status, JSON-RPC code and id as written: what most rows of the requirements are about.</summary>
    public (int Status, int Code, string? Id) Error => (
        (int)Status,
        Json.GetProperty("error").GetProperty("code").GetInt32(),
        Json.TryGetProperty("id", out var id) ? id.GetRawText() : null);
}
