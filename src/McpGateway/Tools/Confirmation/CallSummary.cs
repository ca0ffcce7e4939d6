using System.Globalization;
using System.Text;
using System.Text.Json;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Changes;

namespace McpGateway.Tools.Confirmation;

/// <summary>What a call would do, in words for the person who is asked: title, organizer, and every argument.</summary>
/// <param name="Title">The tool's.</param>
internal sealed record CallSummary(
    string Title, string Organizer, bool CannotBeUndone, IReadOnlyList<CallSummary.Line> Lines)
{
    private const int MaxValue = 1000;

    internal sealed record Line(string Label, string Value);

    public static CallSummary Of(ChangingCall call)
    {
        var lines = new List<Line>();
        foreach (var name in ConfirmationArgument.OwnNames(call.Tool))
        {
            if (call.Arguments.TryGet(name, out var value))
            {
                lines.Add(new(Label(name, call.Tool.Input.FindProperty(name)!), Shown(value)));
            }
        }

        var organizer = call.Caller.OrganizerName is "" ? call.Caller.OrganizerId : call.Caller.OrganizerName;
        return new(call.Tool.Title, organizer, call.Tool.Effect == Effect.Destructive, lines);
    }

    /// <summary>One sentence.</summary>
    public string InWords() => $"{Title} at {Organizer}"
        + (Lines.Count == 0 ? "" : $" ({string.Join("; ", Lines.Select(line => $"{line.Label}: {line.Value}"))})")
        + (CannotBeUndone ? ", which cannot be undone." : ".");

    /// <summary>A question, one argument a line.</summary>
    public string AsQuestion()
    {
        var text = new StringBuilder($"{Title} at {Organizer}?\n");
        foreach (var line in Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{line.Label}: {line.Value}");
        }

        return text.Append(CannotBeUndone ? "\n\nThis cannot be undone." : "").ToString();
    }

    private static string Label(string name, ArgumentSchema argument)
    {
        if (argument.Title is { } title)
        {
            return title;
        }

        var words = name.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Shown(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when value.TryGetDecimal(out var number) =>
                number.ToString(CultureInfo.InvariantCulture),
            _ => value.GetRawText(),
        };
        var start = string.Concat(text.EnumerateRunes().Take(MaxValue).Select(Visible));
        return text.EnumerateRunes().Count() > MaxValue ? $"{start}… ({text.Length} characters in all)" : start;
    }

    // A value must not be able to look like a line of its own, or to hide or turn around what stands beside it.
    private static string Visible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator ? "\uFFFD" : rune.ToString();
}
