using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Output;

/// <summary>Reads what a tool lets leave.</summary>
internal static class OutputReader
{
    private const ulong MinorFlag = 1;

    /// <summary>Null, with findings, when it cannot be compiled.</summary>
    public static OutputShape? Read(YamlNode node, string what, CatalogFile file)
    {
        var section = Section.Open(node, what, file, "list", "cursor", "organizer", "minor_when", "consent", "text", "fields");
        if (section is null)
        {
            return null;
        }

        var builder = new ShapeBuilder();
        var (list, isArray) = ListReader.Read(section, builder);
        var prefix = list is null ? "" : $"{list}[].";
        AddFields(section, builder, prefix);
        var withoutOrganizer = OrganizerReader.Read(section, builder, prefix);
        AddMinorFlag(section, builder, prefix);
        ConsentReader.Read(section, builder, prefix);
        var cursor = AddPaging(section, builder, list, isArray);
        var text = ReadText(section);
        if (builder.TryBuild() is { } root)
        {
            ShapeRules.Check(section, root);
            ShapeRules.CheckMoney(section, root);
            return new(root, IsPaged: cursor)
            {
                IsList = list is not null,
                IsArray = isArray,
                IsTextJson = text == "json",
                WithoutOrganizer = withoutOrganizer,
            };
        }

        section.Add("fields", $"an object may declare at most {ObjectShape.MaxMembers} members.");
        return null;
    }

    private static string? ReadText(Section section)
    {
        var text = section.FindText("text");
        if (text is not (null or "lines" or "json"))
        {
            section.Add("text", "'text' must be one of lines, json.");
        }

        return text;
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

    private static void AddMinorFlag(Section section, ShapeBuilder builder, string prefix)
    {
        if (FieldReader.ReadPath(section, "minor_when") is { } path && !builder.TryMarkMinorFlag(prefix + path, MinorFlag))
        {
            section.Add("minor_when", $"'{path}' is declared as something else than one boolean.");
        }
    }

    private static bool AddPaging(Section section, ShapeBuilder builder, string? list, bool isArray)
    {
        if (list is not null)
        {
            builder.MarkRequired($"{list}[]");
        }

        if (FieldReader.ReadPath(section, "cursor") is not { } cursor)
        {
            return false;
        }

        if (list is null || isArray)
        {
            section.Add("cursor", "'cursor' needs a 'list' that it continues, in an object that has both.");
        }

        var field = new FieldDeclaration(FieldType.String, DataClasses.None, "Send it as cursor for the next page.");
        if (!builder.TryAddField(cursor, field))
        {
            section.Add("cursor", $"'{cursor}' is declared twice.");
        }

        return true;
    }
}
