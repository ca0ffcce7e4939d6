using System.Text.RegularExpressions;
using McpGateway.Tools.Catalog;

namespace McpGateway.Commands.Import;

/// <summary>Texts of an API's documentation, cut down to what describes.</summary>
internal static partial class Prose
{
    private const int Longest = 300;

    /// <summary>The first sentences that a catalog may hold; the other text when there is none.</summary>
    public static string Describe(string? text, string otherwise)
    {
        var kept = "";
        foreach (var sentence in SentenceEnd().Split(Plain(text ?? "")))
        {
            var longer = $"{kept} {sentence}".Trim();
            if (sentence.Length > 0 && longer.Length <= Longest && TextRules.Problem(sentence) is null)
            {
                kept = longer;
            }
        }

        return kept.Length > 0 ? kept : otherwise;
    }

    public static string Title(string? text, string otherwise)
    {
        var title = Plain(text ?? "").TrimEnd('.');
        return title.Length is > 0 and <= TextRules.MaxTitle && TextRules.Problem(title) is null ? title : otherwise;
    }

    private static string Plain(string text)
    {
        var plain = Space().Replace(Link().Replace(Tag().Replace(text, " "), "$1"), " ");
        return plain.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal)
            .Trim(' ', '#', '>');
    }

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\[([^\[\]]{1,200})\]\([^()\s]{1,500}\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"</?[A-Za-z][^<>]{0,200}>|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
