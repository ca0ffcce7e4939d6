namespace McpGateway.Mcp.Messages;

/// <summary>The protocol's own header names; compared without regard to case, as all field names.</summary>
internal static class McpHeaders
{
    public const string ProtocolVersion = "MCP-Protocol-Version";
    public const string Method = "Mcp-Method";
    public const string Name = "Mcp-Name";
    public const string SessionId = "Mcp-Session-Id";
}
