using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace McpGateway.Tools.Catalog;

/// <summary>Reads <c>scopes.yaml</c>: what a person can be asked to allow.</summary>
internal static partial class ScopesReader
{
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

            if (Section.Open(node, what, file, "title", "description", "default", "permissions", "releases", "implies")
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

        return new(name, scope.Text("title"), scope.Text("description"), scope.FindFlag("default") ?? false, classes)
        {
            Permissions = permissions,
            Implies = Values(scope, "implies"),
            Place = scope.File.PlaceOf(scope.Node),
        };
    }

    private static List<string> Values(Section scope, string key) => [.. scope.Words(key).Select(word => word.Value!)];

    private static void CheckKnown(Section scope, string key, FrozenSet<string> known)
    {
        foreach (var word in scope.Words(key).Where(word => !known.Contains(word.Value!)))
        {
            scope.File.Add(word, $"{scope.What}: '{word.Value}' in '{key}' is not known.");
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_.:-]*\z")]
    private static partial Regex NamePattern();
}
