namespace McpGateway.Web.Languages;

/// <summary>
/// What a page says, in every language. The four stand side by side, in one class of phrases per area, so that a missing
/// translation does not compile, a reader compares them at a glance, and nothing falls back to English unnoticed, as
/// resource files would let it. <c>{0}</c> stands for a value; a test holds the four to the same ones.
/// </summary>
public sealed record Phrase(string English, string German, string French, string Spanish)
{
    /// <summary>Names that are the same everywhere.</summary>
    public Phrase(string everywhere) : this(everywhere, everywhere, everywhere, everywhere)
    {
    }

    /// <summary>This one and then another.</summary>
    public Phrase Then(Phrase next) => new(
        $"{English} {next.English}", $"{German} {next.German}", $"{French} {next.French}", $"{Spanish} {next.Spanish}");

    public string In(Language language) => language.Tag switch
    {
        "de" => German,
        "fr" => French,
        "es" => Spanish,
        _ => English,
    };

    public string In(Language language, params object[] values) =>
        string.Format(language.Culture, In(language), values);
}
