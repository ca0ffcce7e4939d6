using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using McpGateway.Web.Languages;

namespace McpGateway.Tests.Web.Languages;

/// <summary>Every text of every page is there in four languages, with the same places for values.</summary>
public sealed partial class PhraseTests
{
    private static readonly IReadOnlyList<Phrase> All = [.. Find().DistinctBy(phrase => phrase.English)];

    public static TheoryData<string> English => [.. All.Select(phrase => phrase.English)];

    [Fact]
    public void ThePhrasesOfAllPages_AreFound() => Assert.InRange(All.Count, 250, 2000);

    [Theory]
    [MemberData(nameof(English))]
    public void APhrase_IsWholeInEveryLanguage(string english)
    {
        var phrase = All.First(one => one.English == english);

        foreach (var text in Language.All.Select(phrase.In))
        {
            Assert.Equal(text.Trim(), text);
            Assert.NotEmpty(text);
            Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            Assert.Equal(Values(english), Values(text));
            Assert.Equal(english.EndsWith('.'), text.EndsWith('.'));
            Assert.DoesNotContain("'", text == english ? "" : text, StringComparison.Ordinal);
        }
    }

    /// <summary>A sentence that is the same in two languages was not translated.</summary>
    [Theory]
    [MemberData(nameof(English))]
    public void ASentence_DiffersInEveryLanguage(string english)
    {
        var texts = Language.All.Select(All.First(one => one.English == english).In).ToList();

        if (english.Split(' ').Length > 4)
        {
            Assert.Equal(texts.Count, texts.Distinct().Count());
        }
    }

    [Fact]
    public void Values_AreFilledInAsTheLanguageWritesThem()
    {
        var phrase = new Phrase("{0:N0} of {1}", "{0:N0} von {1}", "{0:N0} sur {1}", "{0:N0} de {1}");

        Assert.Equal(
            ["1,200 of 2026-11-22", "1.200 von 2026-11-22", "1\u202F200 sur 2026-11-22", "1.200 de 2026-11-22"],
            Language.All.Select(language => phrase.In(language, 1200, "2026-11-22")));
        Assert.Equal(
            ["2026-11-22 09:05", "22.11.2026 09:05", "22/11/2026 09:05", "22/11/2026 09:05"],
            Language.All.Select(language => new DateTime(2026, 11, 22, 9, 5, 0).ToString("g", language.Culture)));
    }

    private static List<string> Values(string text) =>
        [.. Value().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal)];

    private static IEnumerable<Phrase> Find() => typeof(Phrase).Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters && type.Namespace?.StartsWith("McpGateway", StringComparison.Ordinal) == true)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => !field.IsLiteral && Mentions(field.FieldType))
        .SelectMany(field => In(field.GetValue(null)));

    private static bool Mentions(Type type) => type == typeof(Phrase)
        || (type.IsArray && Mentions(type.GetElementType()!))
        || type.GetGenericArguments().Any(Mentions);

    private static IEnumerable<Phrase> In(object? value) => value switch
    {
        Phrase phrase => [phrase],
        IDictionary entries => entries.Values.Cast<object>().SelectMany(In),
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => In(tuple[i])),
        IEnumerable many and not string => many.Cast<object>().SelectMany(In),
        _ => [],
    };

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Value();
}
