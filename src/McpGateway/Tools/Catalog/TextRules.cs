using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using McpGateway.Tools.Catalog.Instructions;
using McpGateway.Tools.Output;

namespace McpGateway.Tools.Catalog;

/// <summary>Texts that a model reads describe; they never instruct. Whoever can write a description could otherwise
/// steer every assistant, so directories of connectors refuse such texts too.</summary>
internal static partial class TextRules
{
    /// <summary>Some clients cut or refuse a longer one.</summary>
    public const int MaxDescription = 1024;

    public const int MaxTitle = 80;

    private const string OtherAlphabets = @"[\u0400-\u058F\u13A0-\u13FF\uAB70-\uABBFΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ]";

    private static readonly InstructionRule[] InstructionRules = [.. InstructionLanguages.All.SelectMany(InstructionRule.Of)];

    /// <summary>What is wrong with the text as a description, in words; null when nothing is.</summary>
    public static string? Problem(string text)
    {
        if (text.EnumerateRunes().Any(IsHidden))
        {
            return "holds characters that people cannot see";
        }

        var plain = Plain(text);
        return LookAlikes().IsMatch(plain) ? "mixes letters of two alphabets that look the same"
            : ProblemOfPattern(text) is { } instruction ? instruction
            : Markup().IsMatch(plain) ? "holds markup"
            : null;
    }

    /// <summary>The same of a regular expression, which may look like markup.</summary>
    public static string? ProblemOfPattern(string pattern) =>
        new FoldedText(pattern) is var folded ? InstructionRules.FirstOrDefault(rule => rule.IsBrokenBy(folded))?.What : null;

    /// <summary>The same of a name, whose words stand between underscores and the like.</summary>
    public static string? ProblemOfName(string name) => Problem(NameSeparator().Replace(name, " "));

    public static void Check(Section section, string key, string? text, int longest = MaxDescription)
    {
        if (text is null)
        {
            return;
        }

        if (Problem(text) is { } problem)
        {
            section.Add(key, $"'{key}' {problem}; only say what it is or does.");
        }

        if (text.Length > longest)
        {
            section.Add(key, $"'{key}' has {text.Length} characters; at most {longest} reach every model.");
        }
    }

    /// <summary>As the patterns look at it: letters without marks on them and of usual width, words one blank
    /// apart.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark))
        {
            plain.Append(rune.Value switch
            {
                0x2019 => "'",
                // The full-width forms of East Asian typing.
                > 0xFF00 and < 0xFF5F => ((char)(rune.Value - 0xFF00 + ' ')).ToString(),
                _ => rune.ToString(),
            });
        }

        return Blanks().Replace(plain.ToString(), " ");
    }

    /// <summary>Invisible, reordering and unassigned characters, by which a text says one thing to people and another
    /// to models.</summary>
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value != '\n',
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        // Of those that choose the form of the character before, only the two for emoji have a place in a description.
        _ => HiddenCharacters.IsDrawnAsNothing(rune)
            || (HiddenCharacters.IsJoin(rune.Value) && rune.Value is not (0xFE0E or 0xFE0F)),
    };

    // Cyrillic, Armenian and Cherokee, and of Greek what can be taken for Latin, beside a Latin letter; and the letters of
    // mathematics and phonetics, which no language is written in.
    [GeneratedRegex(@"\uD835[\uDC00-\uDFFF]|[ɡɪɢɴʀʏʜʟʙ\u1D00-\u1D2B]"
        + "|[A-Za-z]" + OtherAlphabets + "|" + OtherAlphabets + "[A-Za-z]")]
    private static partial Regex LookAlikes();

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9_-]*[^<>]{0,40}>|<!--|```|<\||\[/?INST\]|(^| )#{2,6} ", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("[_.-]+|(?<=[a-z])(?=[A-Z])")]
    private static partial Regex NameSeparator();
}
