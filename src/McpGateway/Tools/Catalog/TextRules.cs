using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using McpGateway.Tools.Output;

namespace McpGateway.Tools.Catalog;

/// <summary>Texts that a model reads describe; they never instruct. Whoever can write a description could otherwise
/// steer every assistant, so directories of connectors refuse such texts too.</summary>
internal static partial class TextRules
{
    /// <summary>Some clients cut or refuse a longer one.</summary>
    public const int MaxDescription = 1024;

    public const int MaxTitle = 80;

    private static readonly (Regex Pattern, string What)[] Instructions =
    [
        (Override(), "tells the model to set its instructions aside"),
        (Address(), "tells the model what it must do"),
        (Order(), "orders calls of tools"),
        (Secrecy(), "tells the model to hide something"),
        (Curiosity(), "asks for what else was said"),
    ];

    private static readonly (Regex Pattern, string What)[] Rules =
    [
        .. Instructions,
        (LookAlikes(), "mixes letters of two alphabets that look the same"),
        (Markup(), "holds markup"),
    ];

    /// <summary>What is wrong with the text as a description, in words; null when nothing is.</summary>
    public static string? Problem(string text) =>
        text.EnumerateRunes().Any(IsHidden)
            ? "holds characters that people cannot see"
            : Plain(text) is var plain ? Rules.FirstOrDefault(rule => rule.Pattern.IsMatch(plain)).What : null;

    /// <summary>The same of a regular expression, which may look like markup.</summary>
    public static string? ProblemOfPattern(string pattern) =>
        Instructions.FirstOrDefault(rule => rule.Pattern.IsMatch(Plain(pattern))).What;

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

    [GeneratedRegex(@"\b(ignore|disregard|forget|override)\b.{0,40}"
        + @"\b(instructions?|rules?|prompts?|messages?|guidelines?|told)\b"
        + @"|\b(ignore|disregard|forget|override) (everything|anything|all)\b"
        + @"|\bsystem (prompt|message)\b|\bnew instructions?\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Override();

    [GeneratedRegex(@"\b(you|the (model|assistant|ai|agent|llm)) (must|should|shall|need to|have to|has to|are to|are now)\b"
        + @"|\bthe (model|assistant|ai|agent|llm) will\b|\byour (task|job|goal) is\b|\b(act as|pretend to be) an?\b"
        + @"|\b(act as|pretend to be) the\b|\b(as|you are) an? (ai|assistant|agent|language model)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(always|never|only|first|must) (call|use|invoke|run|prefer)\b"
        + @"|\b(before|after|instead of) (calling|using|any other tool|anything else|you answer|answering)\b"
        + @"|\b(call|use|invoke|run|prefer) this( tool| function)? (first|before|instead|over|only|always)\b"
        + @"|\bmust( first)? be (called|invoked)\b|\b(do not|don't) (call|use|invoke|run) (any )?others?\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Order();

    [GeneratedRegex(@"\b(do not|don't|never|without) (tell|telling|mention|show|reveal|inform|ask|asking|disclose)\b"
        + @"|\b(silently|secretly)\b|\b(keep|hide|conceal)\b.{0,40}\bfrom the (user|person|human)\b"
        + @"|\bwithout the user('s)? (knowledge|knowing|noticing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Secrecy();

    [GeneratedRegex(@"\b(whole|entire|full|complete) (conversation|chat|prompt|context)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Curiosity();

    // Cyrillic, and of Greek what can be taken for Latin, beside a Latin letter; and the letters of mathematics.
    [GeneratedRegex(@"\uD835[\uDC00-\uDFFF]|[A-Za-z][\u0400-\u052FΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ]"
        + @"|[\u0400-\u052FΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχ][A-Za-z]")]
    private static partial Regex LookAlikes();

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9_-]*[^<>]{0,40}>|<!--|```|<\||\[/?INST\]|(^| )#{2,6} ", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("[_.-]+|(?<=[a-z])(?=[A-Z])")]
    private static partial Regex NameSeparator();
}
