using System.Text.Json;

namespace McpGateway.Commands.Import;

/// <summary>One operation of the document, its parameters resolved.</summary>
/// <param name="Method">In capital letters.</param>
internal sealed record ApiOperation(
    string Method, string Path, JsonElement Body, IReadOnlyList<JsonElement> Parameters)
{
    public bool IsRead => Method == "GET";

    public override string ToString() => $"{Method} {Path}";
}
