using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Catalog;

/// <summary>Keeps what anchors and aliases can build within bounds: they can stand inside themselves, and multiply a few
/// lines into millions.</summary>
internal static class YamlTree
{
    private const int MaxDepth = 60;

    private const int MaxNodes = 3_000_000;

    /// <summary>What is wrong with the tree, and where; null when nothing is.</summary>
    public static (YamlNode At, string What)? FindDefect(YamlNode root)
    {
        var nodes = 0;
        return Walk(root, 0, ref nodes);
    }

    private static (YamlNode At, string What)? Walk(YamlNode node, int depth, ref int nodes)
    {
        if (depth > MaxDepth)
        {
            return (node, $"It is nested more than {MaxDepth} levels deep here, or an anchor stands inside itself.");
        }

        if (++nodes > MaxNodes)
        {
            return (node, $"With what its aliases stand for, it has more than {MaxNodes} parts; use fewer aliases.");
        }

        IEnumerable<YamlNode> children = node switch
        {
            YamlMappingNode mapping => mapping.Children.Values,
            YamlSequenceNode list => list.Children,
            _ => [],
        };
        foreach (var child in children)
        {
            if (Walk(child, depth + 1, ref nodes) is { } defect)
            {
                return defect;
            }
        }

        return null;
    }
}
