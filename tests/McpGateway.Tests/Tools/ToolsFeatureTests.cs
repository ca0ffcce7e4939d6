using McpGateway.Tests.Tools.Catalog;
using McpGateway.Tools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace McpGateway.Tests.Tools;

public sealed class ToolsFeatureTests
{
    [Fact]
    public async Task Start_ReportsABrokenCatalogTogetherWithOtherSettings()
    {
        using var folder = new CatalogFolder(
            CatalogFolder.Roles.Replace("[notes.read]", "[notes.raed]", StringComparison.Ordinal),
            tools: CatalogFolder.Tools.Replace("effect: read", "effect: look", StringComparison.Ordinal));
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gateway:Catalog:Path"] = folder.Path,
            ["Gateway:Roles:RefreshAfter"] = "02:00:00",
        });
        builder.AddTools();
        using var host = builder.Build();

        var failed = await Assert.ThrowsAsync<AggregateException>(
            () => host.StartAsync(TestContext.Current.CancellationToken));
        var failures = failed.InnerExceptions.Cast<OptionsValidationException>()
            .SelectMany(one => one.Failures).ToList();
        string[] expected =
            ["Gateway:Catalog: roles.yaml:10: ", "Gateway:Catalog: tools/notes.yaml:6: ", "Gateway:Roles:RefreshAfter"];
        Assert.All(expected, start =>
            Assert.Contains(failures, failure => failure.Contains(start, StringComparison.Ordinal)));
    }
}
