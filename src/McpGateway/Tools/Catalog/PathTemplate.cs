using System.Text;
using System.Text.RegularExpressions;

namespace McpGateway.Tools.Catalog;

/// <summary>A path with placeholders: <c>{organizer}</c>, which the gateway fills in, and arguments by name.</summary>
internal sealed partial class PathTemplate
{
    public const string Organizer = "organizer";

    private readonly string text;
    private readonly string[] parts;

    private PathTemplate(string text)
    {
        this.text = text;
        // Splitting at a captured group leaves literals at even places and placeholders at odd ones.
        parts = Placeholder().Split(text);
    }

    /// <summary>The arguments that the path needs, the organizer not among them.</summary>
    public IEnumerable<string> Parameters => Placeholders.Where(name => name != Organizer);

    public bool HasOrganizer => Placeholders.Contains(Organizer);

    private IEnumerable<string> Placeholders => parts.Where((_, index) => index % 2 == 1);

    /// <summary>Null unless the text is an absolute path whose placeholders each fill a whole segment.</summary>
    public static PathTemplate? TryParse(string text) =>
        Whole().IsMatch(text) ? new(text) : null;

    public override string ToString() => text;

    /// <summary>The path with every value escaped, so that no value can reach beyond its segment.</summary>
    public string Expand(string organizerId, Func<string, string> valueOf)
    {
        var path = new StringBuilder(parts[0]);
        for (var index = 1; index < parts.Length; index += 2)
        {
            var value = parts[index] == Organizer ? organizerId : valueOf(parts[index]);
            path.Append(Uri.EscapeDataString(value)).Append(parts[index + 1]);
        }

        return path.ToString();
    }

    [GeneratedRegex(@"\A(/([A-Za-z0-9_\-~][A-Za-z0-9_\-.~]*|\{[A-Za-z_][A-Za-z0-9_]*\}))+\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Placeholder();
}
