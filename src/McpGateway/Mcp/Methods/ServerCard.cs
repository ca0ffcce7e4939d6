using System.Text.Json;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpGateway.Mcp.Methods;

/// <summary>What the server says of itself, written as JSON once.</summary>
internal sealed class ServerCard(IOptions<GatewayOptions> gateway, IOptions<McpOptions> options)
{
    public byte[] Implementation { get; } = ToJson(new Implementation
    {
        Name = "mcp-gateway",
        Title = options.Value.Title,
        Version = typeof(ServerCard).Assembly.GetName().Version!.ToString(3),
        WebsiteUrl = gateway.Value.Issuer,
    });

    /// <summary>Tools, whose list changes with roles without a stream to announce that on; one resource; no prompt
    /// yet.</summary>
    public byte[] Capabilities { get; } = ToJson(new ServerCapabilities
    {
        Tools = new() { ListChanged = false },
        Resources = new() { ListChanged = false, Subscribe = false },
        Prompts = new() { ListChanged = false },
    });

    public string Instructions { get; } = options.Value.Instructions;

    private static byte[] ToJson<T>(T value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, McpJsonUtilities.DefaultOptions);
}
