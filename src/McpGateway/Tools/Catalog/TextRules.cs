using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace McpGateway.Tools.Catalog;

/// <summary>Texts that a model reads describe; they never instruct. Whoever can write a description could otherwise
/// steer every assistant, so directories of connectors refuse such texts too.</summary>
internal static partial class TextRules
{
    /// <summary>Some clients cut or refuse a longer one.</summary>
    public const int MaxDescription = 1024;

    public const int MaxTitle = 80;

    private static readonly (Regex Pattern, string What)[] Rules =
    [
        (Override(), "tells the model to set its instructions aside"),
        (Address(), "tells the model what it must do"),
        (Order(), "orders calls of tools"),
        (Secrecy(), "tells the model to hide something"),
        (Markup(), "holds markup"),
    ];

    /// <summary>What is wrong with the text as a description, in words; null when nothing is.</summary>
    public static string? Problem(string text) =>
        text.EnumerateRunes().Any(IsHidden)
            ? "holds characters that people cannot see"
            : Rules.FirstOrDefault(rule => rule.Pattern.IsMatch(text)).What;

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

    /// <summary>Invisible, reordering and unassigned characters, by which a text says one thing to people and another
    /// to models.</summary>
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value != '\n',
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        _ => false,
    };

    [GeneratedRegex(@"\b(ignore|disregard|forget|override)\b.{0,40}"
        + @"\b(instructions?|rules?|prompts?|messages?|guidelines?)\b"
        + @"|\bsystem (prompt|message)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Override();

    [GeneratedRegex(@"\b(you|the (model|assistant|ai|agent|llm)) (must|should|shall|need to|have to|has to|are to)\b"
        + @"|\b(as|you are) an? (ai|assistant|agent|language model)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(always|never|only|first|must) (call|use|invoke|run|prefer)\b"
        + @"|\b(before|after|instead of) (calling|using|any other tool)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Order();

    [GeneratedRegex(@"\b(do not|don't|never|without) (tell|telling|mention|show|reveal|inform|ask|asking|disclose)\b"
        + @"|\b(silently|secretly)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Secrecy();

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9_-]*[^<>]{0,40}>|<!--|```")]
    private static partial Regex Markup();
}
