using McpGateway.Tools.Catalog;

namespace McpGateway.Commands;

/// <summary><c>catalog diff</c>: what a change means for people, role by role, and for the models that read the
/// tools.</summary>
internal static class CatalogDiff
{
    public static int Run(DirectoryInfo before, DirectoryInfo after, TextWriter output)
    {
        var (was, willBe) = (CatalogCheck.TryLoad(before, output), CatalogCheck.TryLoad(after, output));
        if (was is null || willBe is null)
        {
            return ExitCode.Wrong;
        }

        var differs = false;
        foreach (var role in was.Roles.Keys.Union(willBe.Roles.Keys).Order(StringComparer.Ordinal))
        {
            differs |= Write($"role {role}", RoleView.Of(was, role), RoleView.Of(willBe, role), output);
        }

        differs |= Write("every connection", DenialsOf(was), DenialsOf(willBe), output);
        differs |= Write("what models read (name and digest)", Digests(was), Digests(willBe), output);
        if (!differs)
        {
            output.WriteLine("No role gains or loses anything, and models read the same.");
        }

        return ExitCode.Done;
    }

    private static IReadOnlyList<string> DenialsOf(OperatorCatalog catalog) =>
        catalog.Denials is { } rule ? [$"denials {rule}"] : [];

    private static IReadOnlyList<string> Digests(OperatorCatalog catalog) =>
    [
        .. catalog.Tools.Values.OrderBy(tool => tool.Name, StringComparer.Ordinal)
            .Select(tool => $"{tool.Name} {tool.Digest}"),
    ];

    private static bool Write(string title, IReadOnlyList<string> was, IReadOnlyList<string> willBe, TextWriter output)
    {
        string[] lines =
        [
            .. was.Except(willBe).Select(line => $"  - {line}"),
            .. willBe.Except(was).Select(line => $"  + {line}"),
        ];
        if (lines.Length > 0)
        {
            output.WriteLine(title);
            Array.ForEach(lines, output.WriteLine);
        }

        return lines.Length > 0;
    }
}
