using System.Text.Json;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpGateway.Tools.Policy;

/// <summary>The tools as clients read them, in JSON made once per tool and put together by selection.</summary>
internal sealed class ToolListing(OperatorCatalog catalog)
{
    private static readonly JsonElement Done = JsonElement.Parse(
        """{"type":"object","properties":{"done":{"type":"boolean"}}}"""u8);

    private readonly (ToolDefinition Tool, byte[] Json)[] tools =
    [
        .. catalog.Tools.Values.OrderBy(tool => tool.Name, StringComparer.Ordinal)
            .Select(tool => (tool, Describe(tool))),
    ];

    /// <summary>The JSON array of the tools that the selection takes, by name: the same selection gives the same
    /// bytes.</summary>
    public ReadOnlyMemory<byte> Of(Predicate<ToolDefinition> isListed)
    {
        using var json = new MemoryStream();
        json.WriteByte((byte)'[');
        foreach (var (_, description) in tools.Where(entry => isListed(entry.Tool)))
        {
            if (json.Length > 1)
            {
                json.WriteByte((byte)',');
            }

            json.Write(description);
        }

        json.WriteByte((byte)']');
        return json.ToArray();
    }

    private static byte[] Describe(ToolDefinition tool) => JsonSerializer.SerializeToUtf8Bytes(new Tool
    {
        Name = tool.Name,
        Title = tool.Title,
        Description = tool.Description,
        InputSchema = SchemaJson.ToJson(tool.Input),
        OutputSchema = tool.Output is { } output ? OutputSchema.ToJson(output) : Done,
        // Directories of connectors refuse a tool that leaves one of them to its default.
        Annotations = new ToolAnnotations
        {
            Title = tool.Title,
            ReadOnlyHint = tool.Effect == Effect.Read,
            DestructiveHint = tool.Effect == Effect.Destructive,
            IdempotentHint = tool.IsIdempotent,
            OpenWorldHint = false,
        },
    }, McpJsonUtilities.DefaultOptions);
}
