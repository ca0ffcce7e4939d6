using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Output;

/// <summary>Reads where an answer says to which organizer it belongs (promise S5).</summary>
internal static class OrganizerReader
{
    private const int ShortestReason = 10;

    /// <summary>The reason why there is nothing to check; null when there is.</summary>
    public static string? Read(Section section, ShapeBuilder builder, string prefix)
    {
        if (section.Find("organizer") is YamlMappingNode node)
        {
            return ReadReason(section, node);
        }

        var paths = section.Find("organizer") is YamlSequenceNode
            ? section.Words("organizer").Select(path => path.Value!).ToList()
            : FieldReader.ReadPath(section, "organizer") is { } single ? [single] : [];
        // A path through a list proves nothing when the list is empty, so one must lead there directly.
        if (!paths.Exists(path => !path.Contains("[]", StringComparison.Ordinal)))
        {
            section.Add("organizer", "'organizer' must name where every object says to which organizer it belongs; for data "
                + "that belongs to nobody it is a mapping of 'none' and the reason.");
        }

        foreach (var path in paths)
        {
            FieldReader.CheckPath(section, "organizer", path, section.At("organizer"));
            if (!builder.TryMarkOrganizer(prefix + path))
            {
                section.Add("organizer", $"'{path}' is declared as something else than one string.");
            }
        }

        return null;
    }

    private static string? ReadReason(Section section, YamlMappingNode node)
    {
        var reason = Section.Open(node, $"{section.What} organizer", section.File, "none")?.FindText("none");
        if (reason is null or { Length: < ShortestReason })
        {
            section.Add("organizer", "'none' must say, in a sentence, why the answer belongs to no organizer.");
        }

        return reason ?? "";
    }
}
