using System.Text.RegularExpressions;

namespace McpGateway.Tests;

/// <summary>The threat model names its proofs, and they exist.</summary>
public sealed class SecurityPolicyTests
{
    private static readonly string Policy = File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md"));

    [Fact]
    public void EveryProofThatTheThreatModelNames_IsATestFile()
    {
        var named = Regex.Matches(Policy, "`([A-Za-z0-9./]+Tests\\.cs)`").Select(match => match.Groups[1].Value).ToList();

        Assert.True(named.Count > 20, $"Only {named.Count} proofs are named.");
        Assert.DoesNotContain(named, file => !File.Exists(Path.Combine(Repository.Root,
            file.StartsWith("tests/", StringComparison.Ordinal) ? file : $"tests/McpGateway.Tests/{file}")));
    }

    [Fact]
    public void EveryThreatHasAControlAndAProof() =>
        Assert.All(Policy.Split('\n').SkipWhile(line => !line.StartsWith("| threat |", StringComparison.Ordinal)).Skip(2)
                .TakeWhile(line => line.StartsWith('|')),
            row => Assert.All(row.Trim('|').Split('|'), cell => Assert.NotEqual("", cell.Trim())));
}
