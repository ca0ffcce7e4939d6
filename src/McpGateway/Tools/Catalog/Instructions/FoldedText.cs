using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace McpGateway.Tools.Catalog.Instructions;

/// <summary>A text as the patterns see it: small letters without accents, of usual width and in no circle, words one
/// blank apart.</summary>
internal sealed partial class FoldedText
{
    // Written out, because the process carries no data to take letters apart with.
    private static readonly (string Letters, string Plain)[] Letters =
    [
        ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęěẹẻẽếềểễệ", "e"), ("ĝğġģ", "g"),
        ("ĥħ", "h"), ("ìíîïĩīĭįıǐỉị", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉ", "n"),
        ("òóôõöøōŏőǒọỏốồổỗộơớờởỡợ", "o"), ("ŕŗř", "r"), ("śŝşšșſ", "s"), ("ţťŧț", "t"),
        ("ùúûüũūŭůűųǔụủưứừửữự", "u"), ("ŵẁẃẅ", "w"), ("ýÿŷỳỵỷỹ", "y"), ("źżž", "z"), ("æ", "ae"), ("œ", "oe"),
        ("ß", "ss"), ("ĳ", "ij"), ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("‘’ʼ`´", "'"), ("‐‑‒–—―−", "-"),
    ];

    private static readonly FrozenDictionary<int, string> Plain = Letters
        .SelectMany(row => row.Letters.EnumerateRunes().Select(rune => (rune.Value, row.Plain)))
        .ToFrozenDictionary(pair => pair.Value, pair => pair.Plain);

    public FoldedText(string text)
    {
        var folded = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark))
        {
            var small = Rune.ToLowerInvariant(OfUsualForm(rune));
            folded.Append(Plain.GetValueOrDefault(small.Value) ?? small.ToString());
        }

        Whole = Blanks().Replace(folded.ToString(), " ");
        Sentences = SentenceEnd().Split(Whole);
    }

    public string Whole { get; }

    public IReadOnlyList<string> Sentences { get; }

    private static Rune OfUsualForm(Rune rune) => rune.Value switch
    {
        // The full-width forms of East Asian typing.
        > 0xFF00 and < 0xFF5F => new(rune.Value - 0xFF00 + ' '),
        >= 'Ⓐ' and <= 'Ⓩ' => new(rune.Value - 'Ⓐ' + 'A'),
        >= 'ⓐ' and <= 'ⓩ' => new(rune.Value - 'ⓐ' + 'a'),
        _ => rune,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("(?<=[.!?]) ")]
    private static partial Regex SentenceEnd();
}
