using System.Text.RegularExpressions;
using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Output;

/// <summary>Reads one field that may leave, and holds its names against the rules.</summary>
internal static partial class FieldReader
{
    private static readonly Dictionary<string, FieldType> Types = new()
    {
        ["string"] = FieldType.String,
        ["integer"] = FieldType.Integer,
        ["number"] = FieldType.Number,
        ["boolean"] = FieldType.Boolean,
    };

    /// <summary>Null, with findings, when the field has no type.</summary>
    public static FieldDeclaration? Read(CatalogFile file, string what, string path, YamlNode node)
    {
        CheckName(file, what, path, node);
        if (node is YamlScalarNode scalar)
        {
            return ReadType(file, what, scalar.Value, node) is { } alone ? new(alone, DataClasses.None, null) : null;
        }

        return Section.Open(
            node, what, file, "type", "class", "format", "offset", "currency", "as", "description") is { } section
            && ReadType(file, what, section.FindText("type"), section.At("type")) is { } type
                ? new(type, ReadClass(section), ReadDescription(section))
                {
                    As = ReadTarget(section, path),
                    Format = MomentReader.ReadFormat(section, type),
                    Offset = MomentReader.ReadOffset(section),
                    Currency = ReadCurrency(section, type),
                }
                : null;
    }

    /// <summary>False, with a finding, for what is not a path.</summary>
    public static bool CheckPath(Section section, string key, string path, YamlNode at)
    {
        if (PathPattern().IsMatch(path))
        {
            return true;
        }

        section.File.Add(at, $"{section.What}: '{path}' in '{key}' is not a path such as guest.name or lines[].id.");
        return false;
    }

    /// <summary>The path at the key; null when there is none.</summary>
    public static string? ReadPath(Section section, string key)
    {
        var path = section.FindText(key);
        if (path is not null)
        {
            CheckPath(section, key, path, section.At(key));
        }

        return path;
    }

    /// <summary>A field that by its name holds a card or a credential cannot be declared at all (promises S3,
    /// S4).</summary>
    public static bool IsForbidden(string path) => ForbiddenName().IsMatch(Boundary().Replace(path, "_"));

    private static FieldType? ReadType(CatalogFile file, string what, string? word, YamlNode at)
    {
        if (Types.TryGetValue(word ?? "", out var type))
        {
            return type;
        }

        file.Add(at, $"{what}: the type must be one of {string.Join(", ", Types.Keys)}.");
        return null;
    }

    private static DataClasses ReadClass(Section section)
    {
        var dataClass = DataClasses.None;
        if (section.FindText("class") is { } word && !DataClassWords.TryParse(word, out dataClass))
        {
            section.Add("class", $"'{word}' is not a data class; known are {DataClassWords.All}.");
        }

        return dataClass;
    }

    private static string? ReadDescription(Section section)
    {
        var description = section.FindText("description");
        TextRules.Check(section, "description", description);
        return description;
    }

    private static string? ReadCurrency(Section section, FieldType type)
    {
        var currency = section.FindText("currency");
        if (currency is not null
            && (type is not (FieldType.Number or FieldType.Integer) || !CurrencyPattern().IsMatch(currency)))
        {
            section.Add("currency", "'currency' must be three capital letters such as EUR, on a number.");
        }

        return currency;
    }

    private static string? ReadTarget(Section section, string path)
    {
        if (section.FindText("as") is not { } target)
        {
            return null;
        }

        if (!TargetPattern().IsMatch(target) || (path.EndsWith(']') && target.Contains('.', StringComparison.Ordinal)))
        {
            section.Add("as", "'as' must be a name, or for a field that is no list the name of a new object and a "
                + "name in it, such as metadata.type.");
        }

        CheckName(section.File, section.What, target, section.At("as"));
        return target;
    }

    private static void CheckName(CatalogFile file, string what, string path, YamlNode at)
    {
        if (IsForbidden(path))
        {
            file.Add(at, $"{what}: card data and credentials never leave; remove the field.");
        }

        if (TextRules.ProblemOfName(path) is { } problem)
        {
            file.Add(at, $"{what}: its name {problem}; let it leave under another name.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*(\[\])?(\.[A-Za-z_][A-Za-z0-9_-]*(\[\])?)*\z")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)?\z")]
    private static partial Regex TargetPattern();

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    private static partial Regex CurrencyPattern();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"(^|[._])(password|passwd|secret|api_?key|private_?key|(access|refresh|id)_?token"
        + @"|card_?number|cvc|cvv|pan)(_|\[|\.|$)|_hash(\[|\.|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenName();
}
