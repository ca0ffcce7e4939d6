using System.Text;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

/// <summary>A declared output from YAML, and what it lets through.</summary>
internal static class ShapeText
{
    public static OutputShape Read(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("shape-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "output.yaml"), yaml);
            var findings = new List<Finding>();
            var file = new CatalogFile(folder.FullName, "output.yaml", findings);
            var shape = OutputReader.Read(file.Read()!, "output", file);
            Assert.Empty(findings);
            return shape!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static (string Json, int Redactions) Project(
        OutputShape shape, string json, DataClasses released = DataClasses.None, string organizer = "org_1")
    {
        var projected = Projection.Project(
            shape, Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(organizer), released);
        return (Encoding.UTF8.GetString(projected.Json.Span), projected.Redactions);
    }
}
