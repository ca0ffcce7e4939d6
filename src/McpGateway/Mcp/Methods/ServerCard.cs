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

    /// <summary>Tools, whose list changes with roles; one resource; no prompt yet.</summary>
    public byte[] Capabilities { get; } = CapabilitiesOf(announcesTools: true);

    /// <summary>The same for a client that shakes hands: for it there is no stream to announce a change on.</summary>
    public byte[] LegacyCapabilities { get; } = CapabilitiesOf(announcesTools: false);

    public string Instructions { get; } = options.Value.Instructions;

    private static byte[] CapabilitiesOf(bool announcesTools) => ToJson(new ServerCapabilities
    {
        Tools = new() { ListChanged = announcesTools },
        Resources = new() { ListChanged = false, Subscribe = false },
        Prompts = new() { ListChanged = false },
    });

    private static byte[] ToJson<T>(T value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, McpJsonUtilities.DefaultOptions);
}
