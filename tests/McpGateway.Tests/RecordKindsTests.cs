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

        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src/McpGateway.Storage/README.md"));
        var table = readme[readme.IndexOf("| kind |", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n\n", StringComparison.Ordinal)];
        var listed = Regex.Matches(table, "^\\| `([a-z-]+)` \\|", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value).Order();

        Assert.Equal(inCode, listed);
    }
}
