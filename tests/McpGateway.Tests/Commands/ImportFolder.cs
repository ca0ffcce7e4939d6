using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Commands;

/// <summary>An OpenAPI document on disk, and the catalog that is drafted from it.</summary>
internal sealed class ImportFolder : IDisposable
{
    private const string Answer = """
        "responses":{"200":{"content":{"application/json":{"schema":{"type":"object","properties":{
        "id":{"type":"string"},"organizer_id":{"type":"string"}}}}}}}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("import-").FullName;

    private readonly string name;

    public ImportFolder(string document, string name = "openapi.json")
    {
        this.name = name;
        File.WriteAllText(Document, document);
    }

    public string Catalog => Path.Combine(folder, "catalog");

    public LoadedCatalog Loaded => CatalogLoader.Load(Catalog);

    public string LeftOut => File.ReadAllText(Path.Combine(Catalog, "left-out.txt"));

    private string Document => Path.Combine(folder, name);

    /// <summary>A document with one operation; ANSWER in it stands for an ordinary answer.</summary>
    public static ImportFolder With(
        string operation, string method = "get", string path = "/v1/{organizer}/things", string schemas = "") => new(
        """
        {"openapi":"3.0.3","paths":{"PATH":{"parameters":[{"name":"organizer","in":"path","required":true,
        "schema":{"type":"string"}}],"METHOD":OPERATION}},"components":{"schemas":{SCHEMAS}}}
        """
        .Replace("PATH", path, StringComparison.Ordinal)
        .Replace("METHOD", method, StringComparison.Ordinal)
        .Replace("OPERATION", operation, StringComparison.Ordinal)
        .Replace("SCHEMAS", schemas, StringComparison.Ordinal)
        .Replace("ANSWER", Answer, StringComparison.Ordinal));

    public Task<CommandLine> ImportAsync(params string[] options) =>
        CommandLine.RunAsync(["catalog", "import", Document, "--to", Catalog, .. options]);

    /// <summary>The one tool that is drafted.</summary>
    public async Task<ToolDefinition> ImportToolAsync()
    {
        Assert.Equal(0, (await ImportAsync()).ExitCode);
        Assert.Empty(Loaded.Findings);
        return Assert.Single(Loaded.Catalog.Tools.Values);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
