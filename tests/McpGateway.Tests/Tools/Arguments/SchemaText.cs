using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Arguments;

/// <summary>A schema from YAML, as a catalog would hold it.</summary>
internal static class SchemaText
{
    public static ArgumentSchema Read(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("schema-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "schema.yaml"), yaml);
            var findings = new List<Finding>();
            var file = new CatalogFile(folder.FullName, "schema.yaml", findings);
            var schema = SchemaReader.Read(file.Read()!, "input", file);
            Assert.Empty(findings);
            return schema!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
