using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Policy;

/// <summary>The tools as clients read them, in JSON made once per tool and put together by selection.</summary>
internal sealed class ToolListing(OperatorCatalog catalog)
{
    /// <summary>Of somebody who may use none.</summary>
    public static readonly ReadOnlyMemory<byte> Empty = "[]"u8.ToArray();

    private readonly ToolDefinition[] tools =
        [.. catalog.Tools.Values.OrderBy(tool => tool.Name, StringComparer.Ordinal)];

    /// <summary>The JSON array of the tools that the selection takes, by name: the same selection gives the same
    /// bytes.</summary>
    public ReadOnlyMemory<byte> Of(Predicate<ToolDefinition> isListed)
    {
        using var json = new MemoryStream();
        json.WriteByte((byte)'[');
        foreach (var tool in tools.Where(tool => isListed(tool)))
        {
            if (json.Length > 1)
            {
                json.WriteByte((byte)',');
            }

            json.Write(tool.Listing.Span);
        }

        json.WriteByte((byte)']');
        return json.ToArray();
    }
}
