using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Catalog;

public sealed class ReadmeTests
{
    [Fact]
    public void TheExampleInTheReadme_IsAValidCatalog()
    {
        var readme = Path.Combine(SampleCatalog.Path, "../../McpGateway/Tools/Catalog/README.md");
        var blocks = File.ReadAllText(readme).Split("```yaml\n").Skip(1).Select(block => block.Split("```")[0])
            .ToList();
        using var folder = new CatalogFolder(blocks[0], blocks[1], blocks[2]);
        Assert.Empty(folder.Findings);
        Assert.Equal(["list_visits", "move_visit"], CatalogLoader.Load(folder.Path).Catalog.Tools.Keys.Order());
    }
}
