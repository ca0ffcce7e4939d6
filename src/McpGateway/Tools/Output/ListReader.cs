using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Output;

/// <summary>Reads where the list of an answer is, and under which name it leaves.</summary>
internal static class ListReader
{
    private const string Whole = "$";

    private const string NameOfArray = "items";

    /// <summary>The path of the list, null for none; and whether the answer itself is the list.</summary>
    public static (string? Path, bool IsArray) Read(Section section, ShapeBuilder builder)
    {
        if (section.Find("list") is not YamlMappingNode node)
        {
            return ReadPath(section, "list", NameOfArray);
        }

        if (Section.Open(node, $"{section.What} list", section.File, "path", "as") is not { } list
            || list.FindText("path") is null)
        {
            section.Add("list", "'list' must be a path, or a mapping of 'path' and 'as'.");
            return (null, false);
        }

        var name = FieldReader.ReadPath(list, "as");
        var found = ReadPath(list, "path", name ?? NameOfArray);
        if (name is not null)
        {
            builder.Rename($"{found.Path}[]", name);
            if (name.AsSpan().ContainsAny('.', '['))
            {
                list.Add("as", "'as' must be a single name here.");
            }
        }

        return found;
    }

    private static (string? Path, bool IsArray) ReadPath(Section section, string key, string nameOfArray) =>
        section.FindText(key) == Whole ? (nameOfArray, true) : (FieldReader.ReadPath(section, key), false);
}
