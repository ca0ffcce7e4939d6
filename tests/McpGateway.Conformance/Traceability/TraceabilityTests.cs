using System.Text.RegularExpressions;
using McpGateway.Tests;

namespace McpGateway.Conformance.Traceability;

/// <summary>Every requirement has its test, and README.md says which.</summary>
public sealed partial class TraceabilityTests
{
    private static readonly IReadOnlyList<Requirement> All = Requirement.ReadAll();

    [Fact]
    public void EveryRequirementIsListedOnce() => Assert.Equal(
        [.. Numbered("AS", 60), .. Numbered("RS", 21), .. Numbered("H", 26)],
        All.Select(row => row.Id));

    [Fact]
    public void EveryRow_HasALevelATextAndASection() => Assert.All(All, row =>
    {
        Assert.True(row.Level is "M" or "S" or "R" or "X", row.Id);
        Assert.Matches(@"\A[A-Z`].+\.\z", row.Text);
        Assert.NotEmpty(row.Section);
        Assert.DoesNotContain('|', row.Text + row.Section + row.Because);
    });

    [Fact]
    public void EveryRequirement_HasATest_OrAReasonForNone()
    {
        var untested = All.Where(row => !TraceabilityTable.ByRequirement.Contains(row.Id) && row.Inside.Count == 0);

        Assert.All(untested, row =>
        {
            Assert.True(row.Status is "client" or "not offered", $"{row.Id} has no test.");
            Assert.True(row.Because is { Length: > 10 }, $"{row.Id} is {row.Status}, but why?");
        });
    }

    [Fact]
    public void AStatus_IsOneOfTwo_AndSaysWhy() => Assert.All(All.Where(row => row.Status is not null), row =>
    {
        Assert.True(row.Status is "client" or "not offered", row.Id);
        Assert.NotNull(row.Because);
    });

    [Fact]
    public void EveryTest_NamesRequirementsThatExist() =>
        Assert.Empty(TraceabilityTable.ByRequirement.Select(test => test.Key).Except(All.Select(row => row.Id)));

    [Fact]
    public void EveryTestInside_Exists() => Assert.All(All.SelectMany(row => row.Inside), test =>
    {
        var parts = Inside().Match(test);
        Assert.True(parts.Success, $"'{test}' is not Path/Class.Method.");
        var file = Path.Combine(Repository.Root, "tests/McpGateway.Tests", $"{parts.Groups["class"]}.cs");
        Assert.True(File.Exists(file), $"{file} is missing.");
        Assert.Contains($" {parts.Groups["method"]}(", File.ReadAllText(file), StringComparison.Ordinal);
    });

    [Fact]
    public void TheReadme_ShowsTheTableAsItIs()
    {
        var readme = File.ReadAllText(TraceabilityTable.Readme);

        Assert.Equal(TraceabilityTable.Update(readme), readme);
    }

    private static IEnumerable<string> Numbered(string prefix, int last) =>
        Enumerable.Range(1, last).Select(number => $"{prefix}{number}");

    [GeneratedRegex(@"\A(?<class>[\w/]+)\.(?<method>\w+)\z")]
    private static partial Regex Inside();
}
