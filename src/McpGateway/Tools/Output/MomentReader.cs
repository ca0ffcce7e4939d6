using System.Text;
using System.Text.RegularExpressions;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>Reads what is declared of a date or a time.</summary>
internal static partial class MomentReader
{
    public static FieldFormat ReadFormat(Section field, FieldType type)
    {
        var word = field.FindText("format");
        if (word is not null && type != FieldType.String)
        {
            field.Add("format", "'format' is for a string.");
        }

        switch (word)
        {
            case null:
                return FieldFormat.Any;
            case "date":
                return FieldFormat.Date;
            case "date-time":
                return FieldFormat.DateTime;
            default:
                field.Add("format", "'format' must be one of date, date-time.");
                return FieldFormat.Any;
        }
    }

    public static byte[]? ReadOffset(Section field)
    {
        if (field.FindText("offset") is not { } offset)
        {
            return null;
        }

        if (field.FindText("format") != "date-time" || !OffsetPattern().IsMatch(offset))
        {
            field.Add("offset", "'offset' must be Z or an offset such as +01:00, beside 'format: date-time'.");
        }

        return Encoding.UTF8.GetBytes(offset);
    }

    [GeneratedRegex(@"\A(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))\z")]
    private static partial Regex OffsetPattern();
}
