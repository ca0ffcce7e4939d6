namespace McpGateway.Tests.Tools.Catalog;

public sealed class CatalogRulesTests
{
    private const string Write = """

          - name: set_note
            title: Set a note
            description: Writes one note.
            effect: write
            idempotent: true
            permission: notes.write
            scopes: [notes:write]
            input:
              type: object
              properties:
                note_id: { type: string, description: The id. }
              required: [note_id]
            operation:
              method: PUT
              path: /v1/organizers/{organizer}/notes/{note_id}
        """;

    [Fact]
    public void AScopeThatNothingNeeds_IsReported()
    {
        using var folder = new CatalogFolder(
            scopes: CatalogFolder.Scopes.Replace("    implies: [notes:read]\n", "", StringComparison.Ordinal));
        Assert.Equal(
            ["scopes.yaml:8: scope 'notes:write': no tool needs it and it releases no data class; people would be asked for nothing."],
            folder.Findings);
    }

    [Fact]
    public void AScopeForReadingAndChangingAlike_IsReported()
    {
        using var sound = new CatalogFolder(tools: CatalogFolder.Tools + Write);
        Assert.Empty(sound.Findings);
        using var mixed = new CatalogFolder(
            tools: CatalogFolder.Tools + Write.Replace("[notes:write]", "[notes:read]", StringComparison.Ordinal));
        Assert.StartsWith("tools/notes.yaml:27: tool 'set_note': changes data with scopes (notes:read)",
            Assert.Single(mixed.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public void AToolThatChanges_SaysWhetherItCanBeRepeated()
    {
        using var folder = new CatalogFolder(
            tools: CatalogFolder.Tools + Write.Replace("    idempotent: true\n", "", StringComparison.Ordinal));
        Assert.Contains("'idempotent' is missing", Assert.Single(folder.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public void ToolsThatCrowdAModelOut_AreReported_OneByOneAndTogether()
    {
        var fields = string.Concat(Enumerable.Range(0, 60).Select(number =>
            $"field{number}: {{ type: string, description: {new string('x', 400)} }}\n        "));
        var large = CatalogFolder.Tools.Replace("id: string", fields + "id: string", StringComparison.Ordinal);
        using var folder = new CatalogFolder(tools: large);
        Assert.Contains("at most 5000 are safe", Assert.Single(folder.Findings), StringComparison.Ordinal);

        foreach (var copy in (string[])["b", "c"])
        {
            folder.Write($"tools/{copy}.yaml", large.Replace("name: get_note", $"name: get_{copy}", StringComparison.Ordinal));
        }

        Assert.Contains(folder.Findings, finding =>
            finding.StartsWith("tools:1: All tools together are about", StringComparison.Ordinal));
    }
}
