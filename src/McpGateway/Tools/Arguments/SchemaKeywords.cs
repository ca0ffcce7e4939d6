using System.Globalization;
using System.Text.Json;
using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Arguments;

/// <summary>Reads the keywords of a schema that hold a plain value.</summary>
internal static class SchemaKeywords
{
    public static IReadOnlyList<JsonElement>? ReadValues(Section section)
    {
        if (section.Find("const") is { } constant)
        {
            return [YamlJson.ToJson(constant)];
        }

        switch (section.Find("enum"))
        {
            case null:
                return null;
            case YamlSequenceNode { Children.Count: > 0 } list:
                return [.. list.Children.Select(YamlJson.ToJson)];
            default:
                section.Add("enum", "'enum' must be a list of at least one value.");
                return null;
        }
    }

    public static decimal? ReadNumber(Section section, string keyword)
    {
        if (section.FindText(keyword) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        section.Add(keyword, $"'{keyword}' must be a number.");
        return null;
    }

    public static int? ReadSize(Section section, string keyword)
    {
        var number = ReadNumber(section, keyword);
        if (number is null || (number is >= 0 and <= 1_000_000 && decimal.IsInteger(number.Value)))
        {
            return (int?)number;
        }

        section.Add(keyword, $"'{keyword}' must be a whole number from 0 to 1000000.");
        return null;
    }

    public static ArgumentPattern? ReadPattern(Section section)
    {
        if (section.FindText("pattern") is not { } pattern)
        {
            return null;
        }

        try
        {
            return new(pattern);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            section.Add("pattern", "'pattern' must be a regular expression without lookaround and back references.");
            return null;
        }
    }

    public static string? ReadFormat(Section section)
    {
        var format = section.FindText("format");
        if (format is null || ArgumentFormats.Samples.ContainsKey(format))
        {
            return format;
        }

        section.Add("format", $"'format' must be one of {string.Join(", ", ArgumentFormats.Samples.Keys)}.");
        return null;
    }
}
