namespace McpGateway.Tests.Tools.Guards;

/// <summary>The sample's catalog in a folder of its own, in which a test changes a rule.</summary>
internal sealed class CopiedCatalog : IDisposable
{
    public CopiedCatalog()
    {
        foreach (var file in Directory.GetFiles(SampleCatalog.Path, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(SampleCatalog.Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("catalog-").FullName;

    public void Change(string file, string from, string to)
    {
        var path = System.IO.Path.Combine(Path, file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
