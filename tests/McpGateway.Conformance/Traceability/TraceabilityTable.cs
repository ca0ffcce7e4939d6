using System.Reflection;
using System.Text;
using McpGateway.Tests;

namespace McpGateway.Conformance.Traceability;

/// <summary>The table from requirement to specification section to test, as README.md shows it.</summary>
internal static class TraceabilityTable
{
    private const string Begin =
        "<!-- The table is written by: dotnet run --project tests/McpGateway.Conformance -- table -->";

    private static readonly (string Prefix, string Title)[] Parts =
        [("AS", "Authorization server"), ("RS", "Protected resource"), ("H", "Streamable HTTP")];

    public static readonly string Readme = Path.Combine(Repository.Root, "tests/McpGateway.Conformance/README.md");

    /// <summary>Requirement id → the tests that name it, as <c>Class.Method</c>.</summary>
    public static readonly ILookup<string, string> ByRequirement = Assembly.GetExecutingAssembly().GetTypes()
        .SelectMany(type => type.GetMethods())
        .SelectMany(method => method.GetCustomAttribute<RequirementAttribute>()?.Ids
            .Select(id => (Id: id, Test: $"{method.DeclaringType!.Name}.{method.Name}")) ?? [])
        .OrderBy(use => use.Test, StringComparer.Ordinal)
        .ToLookup(use => use.Id, use => use.Test);

    /// <summary>The text of the README with the table as it should be.</summary>
    public static string Update(string readme)
    {
        var start = readme.IndexOf(Begin, StringComparison.Ordinal);
        return start < 0
            ? throw new InvalidOperationException($"{Readme} has no line '{Begin}'.")
            : readme[..(start + Begin.Length)] + "\n" + Render();
    }

    public static async Task<int> WriteAsync()
    {
        await File.WriteAllTextAsync(Readme, Update(await File.ReadAllTextAsync(Readme)));
        return 0;
    }

    private static string Render()
    {
        var table = new StringBuilder();
        var all = Requirement.ReadAll();
        foreach (var (prefix, title) in Parts)
        {
            table.Append($"\n## {title}\n\n| id | level | requirement | section | shown by |\n|---|---|---|---|---|\n");
            foreach (var row in all.Where(row => row.Id.TrimEnd("0123456789".ToCharArray()) == prefix))
            {
                table.Append($"| {row.Id} | {row.Level} | {row.Text} | {row.Section} | {ShownBy(row)} |\n");
            }
        }

        return table.ToString();
    }

    private static string ShownBy(Requirement row)
    {
        var tests = ByRequirement[row.Id].Select(test => $"`{test}`")
            .Concat(row.Inside.Select(test => $"`{Path.GetFileName(test)}` (inside)"));
        var why = row.Status is null ? row.Because : $"**{row.Status}**: {row.Because}";
        return string.Join("<br>", why is null ? tests : tests.Append(why));
    }
}
