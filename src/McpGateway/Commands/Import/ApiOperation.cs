using System.Text.Json;

namespace McpGateway.Commands.Import;

/// <summary>One operation of the document.</summary>
/// <param name="Method">In capital letters.</param>
/// <param name="Item">What the document says about the path as a whole.</param>
internal sealed record ApiOperation(string Method, string Path, JsonElement Body, JsonElement Item)
{
    public bool IsRead => Method == "GET";

    public override string ToString() => $"{Method} {Path}";
}
