using System.Runtime.CompilerServices;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools;

/// <summary>The catalog of the sample operator, as it lies in the source.</summary>
internal static class SampleCatalog
{
    public static string Path { get; } = FromHere();

    public static OperatorCatalog Load()
    {
        var loaded = CatalogLoader.Load(Path);
        Assert.Empty(loaded.Findings);
        return loaded.Catalog;
    }

    private static string FromHere([CallerFilePath] string here = "") => System.IO.Path.GetFullPath(
        System.IO.Path.Combine(here, "../../../../src/McpGateway.Sample/Catalog"));
}
