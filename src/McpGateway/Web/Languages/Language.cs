using System.Globalization;

namespace McpGateway.Web.Languages;

/// <summary>A language that the pages speak, with its way to write numbers and times. Public, as the parameters of a page
/// have to be.</summary>
public sealed record Language
{
    public static readonly Language English = new("en", "English", ".", ",", "yyyy-MM-dd");
    public static readonly Language German = new("de", "Deutsch", ",", ".", "dd.MM.yyyy");
    public static readonly Language French = new("fr", "Français", ",", "\u202F", "dd/MM/yyyy");
    public static readonly Language Spanish = new("es", "Español", ",", ".", "dd/MM/yyyy");

    public static readonly IReadOnlyList<Language> All = [English, German, French, Spanish];

    // Written here rather than asked of the platform: the process runs with invariant globalization, so that its answers
    // are the same on an image with ICU and on one without.
    private Language(string tag, string name, string decimalPoint, string groupSeparator, string dateFormat)
    {
        Tag = tag;
        Name = name;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = decimalPoint;
        culture.NumberFormat.NumberGroupSeparator = groupSeparator;
        culture.DateTimeFormat.ShortDatePattern = dateFormat;
        culture.DateTimeFormat.ShortTimePattern = "HH:mm";
        culture.DateTimeFormat.LongTimePattern = "HH:mm:ss";
        Culture = CultureInfo.ReadOnly(culture);
    }

    /// <summary>RFC 5646.</summary>
    public string Tag { get; }

    /// <summary>In the language itself.</summary>
    public string Name { get; }

    /// <summary>For numbers (<c>N0</c>), days (<c>d</c>), times (<c>g</c>) and times with seconds (<c>G</c>).</summary>
    public CultureInfo Culture { get; }

    public static Language? Find(string? tag) => All.FirstOrDefault(language => language.Tag == tag);

    public override string ToString() => Tag;
}
