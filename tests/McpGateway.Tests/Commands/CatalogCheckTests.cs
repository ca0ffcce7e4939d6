using McpGateway.Tests.Tools;
using McpGateway.Tests.Tools.Catalog;

namespace McpGateway.Tests.Commands;

public sealed class CatalogCheckTests
{
    [Fact]
    public async Task TheSample_IsSound_AndItsCostIsTold()
    {
        var run = await CommandLine.RunAsync("catalog", "check", SampleCatalog.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("The catalog is sound: 31 tools, 12 scopes, 6 roles.\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n +\d+ of 16000 all tools\n", run.Output);
        Assert.Matches(@"\n +\d+ role viewer, 8 tools\n", run.Output);
    }

    [Fact]
    public async Task EveryFinding_IsTold_WithExitCode2()
    {
        using var folder = new CatalogFolder(tools: CatalogFolder.Tools
            .Replace("effect: read", "effect: look", StringComparison.Ordinal)
            .Replace("title: Get a note", "titel: Get a note", StringComparison.Ordinal));

        var run = await CommandLine.RunAsync("catalog", "check", folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.All(folder.Findings, finding => Assert.Contains($"{finding}\n", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFolderThatIsNone_IsTold()
    {
        var run = await CommandLine.RunAsync("catalog", "check", "/nowhere/at/all");

        Assert.Equal((2, "There is no folder '/nowhere/at/all'; name the one with roles.yaml, scopes.yaml and tools/.\n"),
            (run.ExitCode, run.Output));
    }
}
