using System.Text.RegularExpressions;

namespace McpGateway.Tests;

/// <summary>What is stored is written down: the table of record kinds is the code's.</summary>
public sealed class RecordKindsTests
{
    [Fact]
    public void TheReadmeOfTheStoreListsEveryRecordKind_AndNoOther()
    {
        var inCode = Repository.Files("src", ".cs").Where(file => !file.Path.Contains("Sample", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(file.Text, """const string Kind = "([a-z-]+)";"""))
            .Select(match => match.Groups[1].Value).Order();

        Assert.Equal(inCode, Table().Select(row => row.Kind).Order());
    }

    [Fact]
    public void EveryKindHasThePlaceThatTheReadmeNames()
    {
        var places = File.ReadAllText(Path.Combine(Repository.Root, "src/McpGateway.Storage/Tiering/RecordPlaces.cs"));
        var inCode = Regex.Matches(places, """\["([a-z-]+)"\] = Place\.(\w+)""").Select(match => (
            Kind: match.Groups[1].Value,
            Place: match.Groups[2].Value == "ShortLived" ? "short-lived" : match.Groups[2].Value.ToLowerInvariant()));

        Assert.Equal(inCode.Order(), Table().Order());
    }

    /// <summary>The first and the last column.</summary>
    private static IEnumerable<(string Kind, string Place)> Table()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src/McpGateway.Storage/README.md"));
        var table = readme[readme.IndexOf("| kind |", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n\n", StringComparison.Ordinal)];
        return Regex.Matches(table, "^\\| `([a-z-]+)` \\|.*\\| ([a-z-]+) \\|$", RegexOptions.Multiline)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value));
    }
}
