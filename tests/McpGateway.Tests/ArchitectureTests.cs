using System.Text.RegularExpressions;

namespace McpGateway.Tests;

/// <summary>Who may use whom, and that a reader can guess the file from the question.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>Feature → the features it may use. What is not listed is forbidden.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Web"] = [],
        ["Limits"] = [],
        ["Audit"] = ["Limits", "Web"],
        ["BackOffice"] = [],
        ["Switches"] = ["Audit", "Limits", "Web"],
        ["Tools"] = ["Audit", "BackOffice", "Switches", "Web"],
        ["Commands"] = ["Audit", "Tools"],
        ["Connections"] = ["Audit", "BackOffice", "Limits", "Switches", "Web"],
        ["Incidents"] = ["Audit", "Connections", "Switches", "Web"],
        ["SignIn"] = ["Audit", "BackOffice", "Connections", "Limits", "Web"],
        ["OAuth"] = ["Audit", "BackOffice", "Connections", "Limits", "Switches", "Tools", "Web"],
        ["Mcp"] = ["Audit", "BackOffice", "Connections", "Limits", "Switches", "Tools", "Web"],
    };

    public static TheoryData<string> Features => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Features))]
    public void AFeatureUsesOnlyTheFeaturesItMay(string feature)
    {
        var forbidden = Repository.Files($"src/McpGateway/{feature}", ".cs", ".razor")
            .SelectMany(file => Usings().Matches(file.Text).Select(match => (file.Path, Used: match.Groups[1].Value)))
            .Where(use => use.Used != feature && use.Used != "Storage" && !MayUse[feature].Contains(use.Used));

        Assert.Empty(forbidden);
    }

    [Fact]
    public void EveryFolderOfTheGatewayIsAKnownFeature()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src/McpGateway")).Select(Path.GetFileName)
            .Except(["bin", "obj", "Properties"]);

        Assert.Equal(MayUse.Keys.Order(), folders.Order());
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void EveryFeatureHasExactlyOneFrontDoor(string feature) =>
        Assert.Single(Repository.Files($"src/McpGateway/{feature}", ".cs"),
            file => file.Path.EndsWith("Feature.cs", StringComparison.Ordinal));

    [Fact]
    public void TheGatewayKnowsNothingOfTheSampleAndStorageNothingOfTheGateway()
    {
        Assert.DoesNotContain(Repository.Files("src/McpGateway", ".cs", ".razor", ".csproj"),
            file => file.Text.Contains("McpGateway.Sample", StringComparison.Ordinal));
        Assert.DoesNotContain(Repository.Files("src/McpGateway.Storage", ".cs"),
            file => Usings().IsMatch(file.Text.Replace("McpGateway.Storage", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void NoFolderIsADrawer()
    {
        string[] drawers =
        [
            "Services", "Models", "Helpers", "Utilities", "Utils", "Common", "Shared", "Interfaces", "Extensions",
            "Contracts", "Managers", "Dtos",
        ];

        Assert.Empty(Repository.Files("src", ".cs", ".razor").SelectMany(file => file.Folders).Intersect(drawers));
    }

    [Fact]
    public void InterfacesAreFewAndEachHasTwoImplementations()
    {
        var sources = Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs")).ToList();
        var interfaces = Repository.Files("src", ".cs")
            .SelectMany(file => InterfaceDeclarations().Matches(file.Text).Select(match => match.Groups[1].Value)).ToList();

        Assert.InRange(interfaces.Count, 1, 8);
        foreach (var name in interfaces)
        {
            var implementation = new Regex(
                $@"(class|record) \w+(\([^{{]*?\))?\s*:\s*([^{{]*[\s,])?{name}\b", RegexOptions.Singleline);
            var count = sources.Sum(file => implementation.Count(file.Text));
            Assert.True(count >= 2, $"{name} has {count} implementations");
        }
    }

    [Fact]
    public void ProgramIsATableOfContents()
    {
        var program = Assert.Single(Repository.Files("src/McpGateway", ".cs"), file => file.Path.EndsWith("/Program.cs"));

        Assert.InRange(program.Lines.Count, 1, 60);
        Assert.DoesNotMatch(@"\bif\b|\bfor", program.Text);
    }

    [GeneratedRegex(@"^\s*@?using (?:static )?McpGateway\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"^\s*(?:public|internal) interface (\w+)", RegexOptions.Multiline)]
    private static partial Regex InterfaceDeclarations();
}
