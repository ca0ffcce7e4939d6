using System.Collections.Frozen;
using System.Text.RegularExpressions;
using McpGateway.Web.Languages;

namespace McpGateway.Tools.Catalog;

/// <summary>Reads <c>scopes.yaml</c>: what a person can be asked to allow.</summary>
internal static partial class ScopesReader
{
    private static readonly string[] Translations =
        [.. Language.All.Where(language => language != Language.English).Select(language => language.Tag)];

    public static IReadOnlyList<ScopeDefinition> Read(CatalogFile file, FrozenSet<string> permissions)
    {
        if (file.Read() is not { } root || Section.Open(root, "scopes", file, "scopes") is not { } section)
        {
            return [];
        }

        var entries = section.Entries("scopes").ToList();
        var names = entries.Select(entry => entry.Key).ToFrozenSet(StringComparer.Ordinal);
        var scopes = new List<ScopeDefinition>();
        foreach (var (name, node) in entries)
        {
            var what = $"scope '{name}'";
            if (!NamePattern().IsMatch(name))
            {
                file.Add(node, $"{what}: a scope name is made of a-z, 0-9, '_', '-', '.' and ':'.");
            }

            if (Section.Open(node, what, file, "title", "description", "translations", "default", "permissions",
                "releases", "implies")
                is { } scope)
            {
                scopes.Add(ReadScope(name, scope));
                CheckKnown(scope, "permissions", permissions);
                CheckKnown(scope, "implies", names);
            }
        }

        return scopes;
    }

    private static ScopeDefinition ReadScope(string name, Section scope)
    {
        var permissions = Values(scope, "permissions");
        if (permissions.Count == 0)
        {
            scope.Add("permissions", "'permissions' is missing or empty; without them the scope is of use to no role.");
        }

        var classes = Values(scope, "releases");
        foreach (var word in classes.Where(word => !DataClassWords.TryParse(word, out _)))
        {
            scope.Add("releases", $"'{word}' is not a data class; known are {DataClassWords.All}.");
        }

        var (title, description) = (scope.Text("title"), scope.Text("description"));
        var words = ReadTranslations(name, scope);
        Phrase Translate(string text, Func<Words, string> part) => new(
            text, In("de", text, part), In("fr", text, part), In("es", text, part));
        string In(string language, string text, Func<Words, string> part) =>
            words.TryGetValue(language, out var translated) ? part(translated) : text;
        return new(name, title, description, scope.FindFlag("default") ?? false, classes)
        {
            TitleInWords = Translate(title, translated => translated.Title),
            DescriptionInWords = Translate(description, translated => translated.Description),
            Permissions = permissions,
            Implies = Values(scope, "implies"),
            Place = scope.File.PlaceOf(scope.Node),
        };
    }

    /// <summary>By language; one that is left out reads the scope's own words.</summary>
    private static Dictionary<string, Words> ReadTranslations(string name, Section scope)
    {
        var translated = new Dictionary<string, Words>(StringComparer.Ordinal);
        foreach (var (language, node) in scope.Entries("translations"))
        {
            var what = $"scope '{name}' in '{language}'";
            if (!Translations.Contains(language))
            {
                scope.File.Add(node, $"{what}: the pages speak {string.Join(", ", Translations)} beside English.");
            }
            else if (Section.Open(node, what, scope.File, "title", "description") is { } words)
            {
                translated[language] = new(words.Text("title"), words.Text("description"));
            }
        }

        return translated;
    }

    private static List<string> Values(Section scope, string key) => [.. scope.Words(key).Select(word => word.Value!)];

    private static void CheckKnown(Section scope, string key, FrozenSet<string> known)
    {
        foreach (var word in scope.Words(key).Where(word => !known.Contains(word.Value!)))
        {
            scope.File.Add(word, $"{scope.What}: '{word.Value}' in '{key}' is not known.");
        }
    }

    private sealed record Words(string Title, string Description);

    [GeneratedRegex(@"\A[a-z][a-z0-9_.:-]*\z")]
    private static partial Regex NamePattern();
}
