using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Catalog;

public sealed class ReadmeTests
{
    [Fact]
    public void TheExampleInTheReadme_IsAValidCatalog()
    {
        using var folder = Example();
        Assert.Empty(folder.Findings);
        Assert.Equal(["list_visits", "move_visit"], CatalogLoader.Load(folder.Path).Catalog.Tools.Keys.Order());
    }

    /// <summary>Whoever compares the event in the first README with their own log must find the same.</summary>
    [Fact]
    public void TheDigestInTheFirstReadme_IsThatOfTheSamplesTool() => Assert.Contains(
        $"\"tool\":\"search_bookings\",\"tool_digest\":\"{SampleCatalog.Load().Tools["search_bookings"].Digest}\"",
        File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);

    /// <summary>The catalog that the README shows.</summary>
    internal static CatalogFolder Example()
    {
        var readme = Path.Combine(Repository.Root, "src/McpGateway/Tools/Catalog/README.md");
        var blocks = File.ReadAllText(readme).Split("```yaml\n").Skip(1).Select(block => block.Split("```")[0])
            .ToList();
        return new(blocks[0], blocks[1], blocks[2]);
    }
}
