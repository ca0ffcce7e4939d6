using System.Text.RegularExpressions;
using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Output;

/// <summary>Reads what a tool lets leave.</summary>
internal static partial class OutputReader
{
    private static readonly Dictionary<string, FieldType> Types = new()
    {
        ["string"] = FieldType.String,
        ["integer"] = FieldType.Integer,
        ["number"] = FieldType.Number,
        ["boolean"] = FieldType.Boolean,
    };

    /// <summary>Null, with findings, when it cannot be compiled.</summary>
    public static OutputShape? Read(YamlNode node, string what, CatalogFile file)
    {
        var section = Section.Open(node, what, file, "list", "cursor", "organizer", "minor_when", "fields");
        if (section is null)
        {
            return null;
        }

        var list = ReadPath(section, "list");
        var prefix = list is null ? "" : $"{list}[].";
        var builder = new ShapeBuilder();
        AddFields(section, builder, prefix);
        AddOrganizer(section, builder, prefix);
        AddMinorFlag(section, builder, prefix);
        var cursor = AddPaging(section, builder, list);
        if (builder.TryBuild() is { } root)
        {
            return new(root, IsPaged: cursor);
        }

        section.Add("fields", $"an object may declare at most {ObjectShape.MaxMembers} members.");
        return null;
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
            CheckPath(section, "fields", path, node);
            CheckName(section.File, what, path, node);
            if (ReadField(section.File, what, node) is { } field && !builder.TryAddField(prefix + path, field))
            {
                section.File.Add(node, $"{what}: contradicts another field; a path is a field, an object or a list.");
            }
        }
    }

    private static FieldDeclaration? ReadField(CatalogFile file, string what, YamlNode node)
    {
        if (node is YamlScalarNode scalar)
        {
            return ReadType(file, what, scalar.Value, node) is { } alone ? new(alone, DataClasses.None, null) : null;
        }

        if (Section.Open(node, what, file, "type", "class", "description") is not { } section)
        {
            return null;
        }

        var dataClass = DataClasses.None;
        if (section.FindText("class") is { } word && !DataClassWords.TryParse(word, out dataClass))
        {
            section.Add("class", $"'{word}' is not a data class; known are {DataClassWords.All}.");
        }

        return ReadType(file, what, section.FindText("type"), section.At("type")) is { } type
            ? new(type, dataClass, section.FindText("description"))
            : null;
    }

    private static FieldType? ReadType(CatalogFile file, string what, string? word, YamlNode at)
    {
        if (Types.TryGetValue(word ?? "", out var type))
        {
            return type;
        }

        file.Add(at, $"{what}: the type must be one of {string.Join(", ", Types.Keys)}.");
        return null;
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
            CheckPath(section, "organizer", path, section.At("organizer"));
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
            CheckPath(section, key, path, section.At(key));
        }

        return path;
    }

    private static void CheckPath(Section section, string key, string path, YamlNode at)
    {
        if (!PathPattern().IsMatch(path))
        {
            section.File.Add(at, $"{section.What}: '{path}' in '{key}' is not a path such as guest.name or "
                + "lines[].id.");
        }
    }

    /// <summary>A field that by its name holds a card or a credential cannot be declared at all (promises S3,
    /// S4).</summary>
    private static void CheckName(CatalogFile file, string what, string path, YamlNode at)
    {
        if (ForbiddenName().IsMatch(path))
        {
            file.Add(at, $"{what}: card data and credentials never leave; remove the field.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*(\[\])?(\.[A-Za-z_][A-Za-z0-9_-]*(\[\])?)*\z")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"(^|[._])(password|passwd|secret|api_?key|private_?key|(access|refresh|id)_?token"
        + @"|card_?number|cvc|cvv|pan)(_|\[|\.|$)|_hash(\[|\.|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenName();
}
