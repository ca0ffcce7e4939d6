using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Output;

/// <summary>Reads what a tool lets leave.</summary>
internal static class OutputReader
{
    /// <summary>Null, with findings, when it cannot be compiled.</summary>
    public static OutputShape? Read(YamlNode node, string what, CatalogFile file)
    {
        var section = Section.Open(node, what, file, "list", "cursor", "organizer", "minor_when", "fields");
        if (section is null)
        {
            return null;
        }

        var builder = new ShapeBuilder();
        var list = ReadList(section, builder);
        var prefix = list is null ? "" : $"{list}[].";
        AddFields(section, builder, prefix);
        AddOrganizer(section, builder, prefix);
        AddMinorFlag(section, builder, prefix);
        var cursor = AddPaging(section, builder, list);
        if (builder.TryBuild() is { } root)
        {
            ShapeRules.Check(section, root);
            return new(root, IsPaged: cursor);
        }

        section.Add("fields", $"an object may declare at most {ObjectShape.MaxMembers} members.");
        return null;
    }

    /// <summary>The path of the list; possibly with the name under which it leaves.</summary>
    private static string? ReadList(Section section, ShapeBuilder builder)
    {
        if (section.Find("list") is not YamlMappingNode node)
        {
            return ReadPath(section, "list");
        }

        if (Section.Open(node, $"{section.What} list", section.File, "path", "as") is not { } list
            || ReadPath(list, "path") is not { } path)
        {
            section.Add("list", "'list' must be a path, or a mapping of 'path' and 'as'.");
            return null;
        }

        if (ReadPath(list, "as") is { } name)
        {
            builder.Rename($"{path}[]", name);
            if (name.AsSpan().ContainsAny('.', '['))
            {
                list.Add("as", "'as' must be a single name here.");
            }
        }

        return path;
    }

    private static void AddFields(Section section, ShapeBuilder builder, string prefix)
    {
        if (!section.Entries("fields").Any())
        {
            section.Add("fields", "'fields' is missing or empty; leave 'output' out when nothing is to leave.");
        }

        foreach (var (path, node) in section.Entries("fields"))
        {
            var what = $"{section.What} field '{path}'";
            FieldReader.CheckPath(section, "fields", path, node);
            if (FieldReader.Read(section.File, what, path, node) is { } field
                && !builder.TryAddField(prefix + path, field))
            {
                section.File.Add(node, $"{what}: contradicts another field; a path is a field, an object or a list.");
            }
        }
    }

    private static void AddOrganizer(Section section, ShapeBuilder builder, string prefix)
    {
        var paths = section.Find("organizer") is YamlSequenceNode
            ? section.Words("organizer").Select(path => path.Value!).ToList()
            : ReadPath(section, "organizer") is { } single ? [single] : [];
        // A path through a list proves nothing when the list is empty, so one must lead there directly.
        if (!paths.Exists(path => !path.Contains("[]", StringComparison.Ordinal)))
        {
            section.Add("organizer", "'organizer' must name where every object says to which organizer it belongs.");
        }

        foreach (var path in paths)
        {
            FieldReader.CheckPath(section, "organizer", path, section.At("organizer"));
            if (!builder.TryMarkOrganizer(prefix + path))
            {
                section.Add("organizer", $"'{path}' is declared as something else than one string.");
            }
        }
    }

    private static void AddMinorFlag(Section section, ShapeBuilder builder, string prefix)
    {
        if (ReadPath(section, "minor_when") is { } path && !builder.TryMarkMinorFlag(prefix + path))
        {
            section.Add("minor_when", $"'{path}' is declared as something else than one boolean.");
        }
    }

    private static bool AddPaging(Section section, ShapeBuilder builder, string? list)
    {
        if (list is not null)
        {
            builder.MarkRequired($"{list}[]");
        }

        if (ReadPath(section, "cursor") is not { } cursor)
        {
            return false;
        }

        if (list is null)
        {
            section.Add("cursor", "'cursor' needs a 'list' that it continues.");
        }

        var field = new FieldDeclaration(FieldType.String, DataClasses.None, "Send it as cursor for the next page.");
        if (!builder.TryAddField(cursor, field))
        {
            section.Add("cursor", $"'{cursor}' is declared twice.");
        }

        return true;
    }

    private static string? ReadPath(Section section, string key)
    {
        var path = section.FindText(key);
        if (path is not null)
        {
            FieldReader.CheckPath(section, key, path, section.At(key));
        }

        return path;
    }
}
