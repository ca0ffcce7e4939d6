using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Changes;

/// <summary>A call that changes something, past the gates that every call passes.</summary>
internal sealed record ChangingCall(Caller Caller, ToolDefinition Tool, ToolRequest Request, BoundArguments Arguments)
{
    /// <summary>The same bytes exactly when the arguments mean the same.</summary>
    public byte[] Canonical => field ??= CanonicalArguments.Of(Tool, Arguments);
}
