using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace McpGateway.Commands.Import;

/// <summary>Writes a tree as YAML for people to go on with: short things in one line, long ones in a block.</summary>
internal static partial class YamlText
{
    /// <summary>A member of this name is written as a comment above the members that follow.</summary>
    /// <remarks>Begins with what no name of a document can be written with.</remarks>
    public const string Comment = "\0#";

    private const int LineLength = 110;

    private static readonly HashSet<string> Reserved =
        new(["true", "false", "null", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    public static string Write(JsonObject tree)
    {
        var text = new StringBuilder();
        WriteMembers(text, tree, 0);
        return text.ToString();
    }

    private static void WriteMembers(StringBuilder text, JsonObject members, int indent)
    {
        foreach (var (name, value) in members)
        {
            text.Append(' ', indent);
            if (name == Comment)
            {
                text.Append("# ").Append((string?)value).Append('\n');
                continue;
            }

            text.Append(Scalar(name)).Append(':');
            WriteValue(text, value, indent, indent + name.Length);
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode? value, int indent, int column)
    {
        if (Flow(value) is { } flow && (column + flow.Length < LineLength || value is JsonValue))
        {
            text.Append(' ').Append(flow).Append('\n');
        }
        else if (value is JsonObject members)
        {
            text.Append('\n');
            WriteMembers(text, members, indent + 2);
        }
        else
        {
            text.Append('\n');
            foreach (var item in value!.AsArray())
            {
                WriteItem(text, item, indent + 2);
            }
        }
    }

    private static void WriteItem(StringBuilder text, JsonNode? item, int indent)
    {
        var written = new StringBuilder();
        if (item is JsonObject members)
        {
            WriteMembers(written, members, indent + 2);
            // The first member stands beside the dash.
            written[indent] = '-';
        }
        else
        {
            written.Append(' ', indent).Append("- ").Append(Flow(item)).Append('\n');
        }

        text.Append(written);
    }

    /// <summary>In one line; null when it holds a comment, which needs lines of its own.</summary>
    private static string? Flow(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                var pairs = members.Select(member => member.Key == Comment ? null
                    : Flow(member.Value) is { } value ? $"{Scalar(member.Key)}: {value}" : null).ToList();
                return pairs.Contains(null) ? null : pairs.Count == 0 ? "{}" : $"{{ {string.Join(", ", pairs)} }}";
            case JsonArray items:
                var flows = items.Select(Flow).ToList();
                return flows.Contains(null) ? null : $"[{string.Join(", ", flows)}]";
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return Scalar((string)value!);
            default:
                return node?.ToJsonString() ?? "null";
        }
    }

    private static string Scalar(string text)
    {
        if (Plain().IsMatch(text) && !Reserved.Contains(text))
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' or '\\' => $"\\{letter}",
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' =>
                    string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"\A[A-Za-z]([A-Za-z0-9 _./()'-]*[A-Za-z0-9_.)])?\z|\A[a-z][a-z0-9_.]*:[a-z]+\z")]
    private static partial Regex Plain();
}
