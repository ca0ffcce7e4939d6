using System.Text;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Catalog;

public sealed class CatalogLoaderTests
{
    [Fact]
    public void Load_FindsNothingInAValidCatalog()
    {
        using var folder = new CatalogFolder();
        Assert.Empty(folder.Findings);
    }

    [Fact]
    public void Load_ReportsEveryMistakeAtOnce_EachWithFileAndLine()
    {
        using var folder = new CatalogFolder(
            CatalogFolder.Roles.Replace("[notes.read]", "[notes.raed]", StringComparison.Ordinal),
            CatalogFolder.Scopes.Replace("[identity, contact]", "[identiy]", StringComparison.Ordinal),
            CatalogFolder.Tools.Replace("effect: read", "effect: look", StringComparison.Ordinal)
                .Replace("title: Get a note", "titel: Get a note", StringComparison.Ordinal));

        Assert.Equal(
            ["roles.yaml:10", "scopes.yaml:16", "tools/notes.yaml:3", "tools/notes.yaml:4", "tools/notes.yaml:6",
             "tools/notes.yaml:16"],
            folder.Findings.Select(finding => string.Join(':', finding.Split(':').Take(2))).Distinct()
                .OrderBy(place => place.Split(':')[0], StringComparer.Ordinal)
                .ThenBy(place => int.Parse(place.Split(':')[1])));
    }

    [Theory]
    [InlineData(CatalogLoader.RolesFile)]
    [InlineData(CatalogLoader.ScopesFile)]
    public void Load_ReportsAFileThatIsMissing(string file)
    {
        using var folder = new CatalogFolder();
        File.Delete(Path.Combine(folder.Path, file));
        Assert.Contains($"{file}:1: The file cannot be read; it must exist and be readable.", folder.Findings);
    }

    [Fact]
    public void Load_ReportsAFolderWithoutTools()
    {
        using var folder = new CatalogFolder();
        File.Delete(Path.Combine(folder.Path, "tools/notes.yaml"));
        Assert.Equal(["tools:1: There is no file of tools here; a catalog needs at least one."], folder.Findings);
    }

    [Theory]
    [InlineData("guards.yml")]
    [InlineData("Guards.yaml")]
    [InlineData("guard.YAML")]
    [InlineData("tools/refunds.yml")]
    public void Load_ReportsAFileThatOnlyLooksAsIfItCounted(string file)
    {
        using var folder = new CatalogFolder();
        folder.Write(file, "guards: []\n");
        Assert.Equal([$"{file}:1: This file is not read: a catalog has roles.yaml, scopes.yaml, guards.yaml and tools/*.yaml. "
            + "Rename it, or keep it elsewhere."], folder.Findings);
    }

    [Fact]
    public void Load_TakesNotesBesideTheCatalog()
    {
        using var folder = new CatalogFolder();
        folder.Write("README.md", "Whom to ask.");
        folder.Write("tools/left-out.txt", "Nothing.");
        Assert.Empty(folder.Findings);
    }

    [Fact]
    public void Load_ReportsAFileThatIsNotInUtf8()
    {
        using var folder = new CatalogFolder();
        var tools = CatalogFolder.Tools.Replace("Returns one note", "Renvoie une note privée", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Path, "tools/notes.yaml"), tools, Encoding.Latin1);
        Assert.Contains(folder.Findings, finding =>
            finding.StartsWith("tools/notes.yaml:1: The file is not in UTF-8", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder.Path, "tools/notes.yaml"), tools, Encoding.UTF8);
        Assert.Empty(folder.Findings);
    }

    [Fact]
    public void Load_ReportsWhatIsNotYaml_WithTheLine()
    {
        using var folder = new CatalogFolder(roles: "permissions:\n  a: b\n c: [d\n");
        Assert.Contains(
            folder.Findings, finding => finding.StartsWith("roles.yaml:3: This is not YAML", StringComparison.Ordinal));
    }

    /// <summary>A finding or none, but always an answer.</summary>
    [Theory]
    [InlineData("type: object\n", "type: object\n      default: &d [*d]\n")]
    [InlineData("note_id: {", "loop: &l { type: array, description: x, items: *l }\n        note_id: {")]
    [InlineData("lines: { type: integer, description: How many lines., minimum: 1, default: 10 }",
        "lines: &l { type: object, description: x, properties: { l: *l } }")]
    public void Load_ReportsAnAnchorInsideItself(string was, string willBe)
    {
        Assert.Contains(was, CatalogFolder.Tools, StringComparison.Ordinal);
        using var folder = new CatalogFolder(tools: CatalogFolder.Tools.Replace(was, willBe, StringComparison.Ordinal));
        Assert.Contains(folder.Findings, finding => finding.EndsWith("an anchor stands inside itself.", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ReportsAliasesThatMultiply()
    {
        var lines = Enumerable.Range(1, 12).Select(n => $"a{n}: &a{n} [{string.Join(", ", Enumerable.Repeat($"*a{n - 1}", 9))}]");
        using var folder = new CatalogFolder(tools: $"a0: &a0 [x]\n{string.Join('\n', lines)}");
        Assert.Contains(folder.Findings, finding => finding.EndsWith("use fewer aliases.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("~")]
    [InlineData("[]")]
    [InlineData("[~, {}]")]
    [InlineData("{ a: [b] }")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("\"\\0\"")]
    public void Load_TakesAnythingAnywhere(string other)
    {
        string[] texts = [CatalogFolder.Roles, CatalogFolder.Scopes, CatalogFolder.Tools];
        for (var file = 0; file < texts.Length; file++)
        {
            var lines = texts[file].Split('\n');
            for (var line = 0; line < lines.Length; line++)
            {
                var key = lines[line][..(lines[line].IndexOf(':') + 1)];
                var broken = (string[])[.. texts];
                broken[file] = string.Join('\n', [.. lines[..line], $"{key} {other}", .. lines[(line + 1)..]]);
                using var folder = new CatalogFolder(broken[0], broken[1], broken[2]);

                Assert.NotNull(folder.Findings);
            }
        }
    }

    [Fact]
    public void Load_ReportsTheSameNameInTwoFiles()
    {
        using var folder = new CatalogFolder();
        folder.Write("tools/other.yaml", CatalogFolder.Tools);
        Assert.Equal(["tools/other.yaml:3: tool 'get_note': there is another tool of this name."], folder.Findings);
    }

    [Fact]
    public void Validator_TurnsEachFindingIntoOneFailure()
    {
        var scopes = CatalogFolder.Scopes.Replace("identity, contact", "identiy, contcat", StringComparison.Ordinal);
        using var folder = new CatalogFolder(scopes: scopes);
        var result = new CatalogValidator().Validate(null, new() { Path = folder.Path });
        Assert.Equal(2, result.Failures!.Count());
        Assert.All(result.Failures!, failure =>
            Assert.StartsWith("Gateway:Catalog: scopes.yaml:16: ", failure, StringComparison.Ordinal));
    }

    [Fact]
    public void Validator_NamesTheSetting_WhenThereIsNoFolder()
    {
        var result = new CatalogValidator().Validate(null, new() { Path = "/nowhere/at/all" });
        Assert.StartsWith(
            "Gateway:Catalog:Path is '/nowhere/at/all'; set it to", result.FailureMessage, StringComparison.Ordinal);
    }
}
