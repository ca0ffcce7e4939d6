using System.Buffers;
using System.Globalization;
using System.Text.Json;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Confirmation;

namespace McpGateway.Tools.Changes;

/// <summary>
/// One spelling for each meaning: members by name, defaults filled in, numbers without spare zeros and exponents. What
/// differs in anything but spelling gives other bytes.
/// </summary>
internal static class CanonicalArguments
{
    public static byte[] Of(ToolDefinition tool, BoundArguments arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        foreach (var name in ConfirmationArgument.OwnNames(tool).Order(StringComparer.Ordinal))
        {
            if (arguments.TryGet(name, out var value))
            {
                writer.WritePropertyName(name);
                Write(value, writer);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Plain(value.GetRawText()), skipInputValidation: true);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    // By its digits: a number type would round, and take two numbers for one.
    private static string Plain(string number)
    {
        var exponentAt = number.IndexOfAny(['e', 'E']);
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var exponent = 0L;
        if (exponentAt >= 0 && !long.TryParse(
            number.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return number;
        }

        var point = mantissa.IndexOf('.');
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length - (point < 0 ? 0 : mantissa.Length - point - 1);
        significant = significant.TrimStart('0');
        return significant.Length == 0 ? "0"
            : string.Create(CultureInfo.InvariantCulture, $"{(mantissa[0] == '-' ? "-" : "")}{significant}e{exponent}");
    }
}
