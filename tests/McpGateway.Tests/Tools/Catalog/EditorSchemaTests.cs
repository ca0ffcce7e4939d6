using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Guards;

namespace McpGateway.Tests.Tools.Catalog;

/// <summary>The JSON Schemas for editors say what the loader says.</summary>
public sealed class EditorSchemaTests
{
    /// <summary>One guard of each kind, for the tool of the small catalog.</summary>
    private const string Guards = """
        [
          { "name": "a", "mode": "enforce", "limit": { "argument": "lines", "maximum": 9 } },
          { "name": "b", "mode": "enforce", "date": { "argument": "day", "latest_days": 9 } },
          { "name": "c", "mode": "enforce", "values": { "argument": "note_id", "allowed": ["n1"] } },
          { "name": "d", "mode": "enforce", "looked_up": { "argument": "note_id", "by": ["get_note"], "within": "01:00:00" } },
          { "name": "e", "mode": "enforce", "count": { "limit": 9, "per": "user", "within": "01:00:00" } },
          { "name": "f", "mode": "enforce", "sum": { "argument": "lines", "limit": 9, "per": "user", "within": "01:00:00" } }
        ]
        """;

    private const string SharedGuards = """
        guards:
          - name: shared
            mode: observe
            effects: [read]
            count: { limit: 9, per: user, within: 01:00:00 }
        denials: { name: many-denials, mode: enforce, limit: 9, within: 01:00:00 }
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string> SampleFiles =>
        [.. Directory.GetFiles(SampleCatalog.Path, "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(SampleCatalog.Path, file))];

    /// <summary>The schema's definition, and where in the small catalog such a mapping is.</summary>
    public static TheoryData<string, string, string> Mappings => new()
    {
        { "roles", "", "" },
        { "roles", "role", "roles.editor" },
        { "scopes", "", "" },
        { "scopes", "scope", "scopes.notes:read" },
        { "tools", "", "" },
        { "tools", "tool", "tools.0" },
        { "tools", "operation", "tools.0.operation" },
        { "tools", "output", "tools.0.output" },
        { "tools", "list", "tools.0.output.list" },
        { "tools", "field", "tools.0.output.fields.id" },
        { "tools", "example", "tools.0.examples.0" },
        { "tools", "consent", "tools.0.output.consent" },
        { "tools", "guard", "tools.0.guards.0" },
        { "tools", "limit", "tools.0.guards.0.limit" },
        { "tools", "date", "tools.0.guards.1.date" },
        { "tools", "values", "tools.0.guards.2.values" },
        { "tools", "looked_up", "tools.0.guards.3.looked_up" },
        { "tools", "count", "tools.0.guards.4.count" },
        { "tools", "sum", "tools.0.guards.5.sum" },
        { "guards", "", "" },
        { "guards", "guard", "guards.0" },
        { "guards", "denials", "denials" },
    };

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public void TheSample_IsValid_AndNamesItsSchema(string file)
    {
        var kind = Path.GetFileName(Path.GetDirectoryName(file)) is "tools" ? "tools" : Path.GetFileNameWithoutExtension(file);
        var path = Path.Combine(SampleCatalog.Path, file);
        var named = Regex.Match(File.ReadLines(path).First(), @"\A# yaml-language-server: \$schema=(\S+)\z").Groups[1].Value;

        Assert.Equal(EditorSchema.PathOf(kind), Path.GetFullPath(named, Path.GetDirectoryName(path)!));
        Assert.Empty(new EditorSchema(kind).Check(SampleCatalog.Path, file));
    }

    [Fact]
    public void TheExampleInTheReadme_IsValid()
    {
        using var folder = ReadmeTests.Example();
        Assert.Empty(new EditorSchema("roles").Check(folder.Path, "roles.yaml"));
        Assert.Empty(new EditorSchema("scopes").Check(folder.Path, "scopes.yaml"));
        Assert.Empty(new EditorSchema("tools").Check(folder.Path, "tools/notes.yaml"));
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    public void TheKeysThatTheSchemaKnows_AreThoseOfTheLoader(string kind, string definition, string where)
    {
        var findings = FindingsWith(kind, where, mapping => mapping["zzz"] = "unknown");

        var known = findings.Select(finding => Regex.Match(finding, "'zzz' is not a known key; known are (.*)\\.$"))
            .Single(match => match.Success).Groups[1].Value.Split(", ");
        Assert.Equal(known.Order(), Properties(kind, definition));
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    public void WhatTheSchemaRequires_TheLoaderRequires(string kind, string definition, string where)
    {
        if (new EditorSchema(kind).Definition(definition).TryGetProperty("required", out var required))
        {
            Assert.All(required.EnumerateArray(), name =>
                Assert.NotEmpty(FindingsWith(kind, where, mapping => mapping.Remove(name.GetString()!))));
        }
    }

    [Fact]
    public void TheKeywordsOfArguments_AreThoseOfTheLoader()
    {
        var types = new EditorSchema("tools").Definition("schema").GetProperty("properties").GetProperty("type");
        var known = Words(types.GetProperty("enum")).SelectMany(type => KnownKeywords(type)).Distinct();

        Assert.Equal(known.Order(), Properties("tools", "schema"));
    }

    [Fact]
    public void TheWords_AreThoseOfTheLoader()
    {
        var tools = new EditorSchema("tools");
        Assert.Equal(DataClassWords.All.Split(", "), Words(tools.Definition("class").GetProperty("enum")));
        Assert.Equal(DataClassWords.All.Split(", "), Words(new EditorSchema("scopes").Definition("class").GetProperty("enum")));
        Assert.Equal(
            ArgumentFormats.Samples.Keys.Order(),
            Words(tools.Definition("schema").GetProperty("properties").GetProperty("format").GetProperty("enum")).Order());
        Assert.Equal(GuardKind.All.Select(kind => kind.Key).Order(), Properties("tools", "guard").Except(["name", "mode"]));
        AssertOneOf("tools.0.guards.0", "mode", "guard", "guard_mode");
        AssertOneOf("tools.0.guards.4.count", "per", "count", "subject");
        AssertOneOf("tools.0", "effect", "tool");
        AssertOneOf("tools.0.operation", "method", "operation");
        AssertOneOf("tools.0.output.fields.id", "type", "field", "type");
        AssertOneOf("tools.0.output.fields.id", "format", "field");
        AssertOneOf("tools.0.output", "text", "output");
        AssertOneOf("tools.0.input", "type", "schema");
    }

    private static void AssertOneOf(string where, string key, string definition, string? named = null)
    {
        var findings = FindingsWith("tools", where, mapping => mapping[key] = "zzz");

        var known = findings.Select(finding => Regex.Match(finding, "type must be one of (.*)\\.$|'(effect|method|type|format|text|mode|per)' must be one of (.*)\\.$"))
            .First(match => match.Success).Groups.Values.Last(group => group.Success && group.Value.Contains(", ")).Value.Split(", ");
        var schema = new EditorSchema("tools");
        var words = named is null ? schema.Definition(definition).GetProperty("properties").GetProperty(key) : schema.Definition(named);
        Assert.Equal(known.Order(), Words(words.GetProperty("enum")).Order());
    }

    private static string[] KnownKeywords(string type)
    {
        var findings = FindingsWith("tools", "tools.0.input.properties.note_id", mapping => (mapping["type"], mapping["zzz"]) = (type, 1));
        return findings.Select(finding => Regex.Match(finding, "'zzz' is not a known key; known are (.*)\\.$"))
            .Single(match => match.Success).Groups[1].Value.Split(", ");
    }

    /// <summary>The findings of a small sound catalog after a change in one of its mappings.</summary>
    private static IReadOnlyList<string> FindingsWith(string kind, string where, Action<JsonObject> change)
    {
        using var folder = new CatalogFolder();
        folder.Write("guards.yaml", SharedGuards);
        var file = kind == "tools" ? "tools/notes.yaml" : $"{kind}.yaml";
        var tree = JsonNode.Parse(YamlJson.ToJson(new CatalogFile(folder.Path, file, []).Read()!).GetRawText())!;
        if (kind == "tools")
        {
            var output = tree["tools"]![0]!["output"]!.AsObject();
            output["list"] = new JsonObject { ["path"] = "notes", ["as"] = "results" };
            output["fields"]!["id"] = new JsonObject { ["type"] = "string" };
            output["consent"] = new JsonObject { ["field"] = "agreed", ["withhold"] = new JsonArray("identity") };
            var tool = tree["tools"]![0]!;
            tool["input"]!["properties"]!["day"] = JsonNode.Parse("""{"type":"string","format":"date","description":"When."}""");
            tool["operation"]!["query"]!.AsArray().Add("day");
            tool["guards"] = JsonNode.Parse(Guards);
        }

        Assert.Empty(Write());
        change(where.Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(tree, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!).AsObject());
        return Write();

        // JSON in lines is YAML too.
        IReadOnlyList<string> Write()
        {
            folder.Write(file, tree.ToJsonString(Indented));
            return folder.Findings;
        }
    }

    private static IEnumerable<string> Properties(string kind, string definition) =>
        new EditorSchema(kind).Definition(definition).GetProperty("properties").EnumerateObject()
            .Select(property => property.Name).Order();

    private static IEnumerable<string> Words(JsonElement list) => list.EnumerateArray().Select(word => word.GetString()!);
}
