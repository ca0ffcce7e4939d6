using McpGateway.Tests.Tools.Catalog;

namespace McpGateway.Tests.Commands;

public sealed class CatalogDiffTests
{
    [Fact]
    public async Task TheSameCatalog_ChangesNothing() =>
        Assert.Equal("No role gains or loses anything, and models read the same.\n", await DiffAsync(new CatalogFolder()));

    [Fact]
    public async Task AChangedClass_IsToldForEveryRole() => Assert.StartsWith(
        """
        role editor
          - tool get_note field author.name (identity, shown)
          + tool get_note field author.name (fiscal, withheld)
        role reader
          - tool get_note field author.name (identity, shown)
          + tool get_note field author.name (fiscal, withheld)
        what models read (name and digest)

        """,
        await DiffAsync(new CatalogFolder(tools: CatalogFolder.Tools.Replace("class: identity", "class: fiscal", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public async Task AScopeThatReleasesLess_IsToldByTheFieldsThatItHides() => Assert.StartsWith(
        """
        role editor
          - scope people:read (releases contact identity)
          - tool get_note field author.name (identity, shown)
          + scope people:read (releases contact)
          + tool get_note field author.name (identity, masked)

        """,
        await DiffAsync(new CatalogFolder(
            scopes: CatalogFolder.Scopes.Replace("[identity, contact]", "[contact]", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public async Task APermissionTakenAway_TakesScopesToolsAndFields_FromThatRoleAlone() => Assert.Equal(
        """
        role reader
          - scope notes:read
          - scope people:read (releases contact identity)
          - tool get_note (read, scopes [notes:read], GET /v1/organizers/{organizer}/notes/{note_id} query [lines])
          - tool get_note field author.name (identity, shown)
          - tool get_note field id
          - tool get_note organizer organizer_id

        """,
        await DiffAsync(new CatalogFolder(
            roles: CatalogFolder.Roles.Replace("permissions: [notes.read]", "permissions: []", StringComparison.Ordinal))));

    [Fact]
    public async Task AnotherDescription_IsToldByItsDigest() => Assert.Matches(
        @"\Awhat models read \(name and digest\)\n  - get_note [0-9a-f]{16}\n  \+ get_note [0-9a-f]{16}\n\z",
        await DiffAsync(new CatalogFolder(tools: CatalogFolder.Tools.Replace("Returns one", "Returns a", StringComparison.Ordinal))));

    [Fact]
    public async Task AnotherConfirmation_IsTold()
    {
        const string Tools = """
            group: Notes
            tools:
              - name: burn_notes
                title: Burn the notes
                description: Burns all notes.
                effect: destructive
                idempotent: true
                permission: notes.write
                scopes: [notes:read, notes:write]
                operation: { method: POST, path: "/v1/organizers/{organizer}/burn" }
            """;
        using var was = new CatalogFolder(tools: Tools);
        using var willBe = new CatalogFolder(
            tools: Tools.Replace("idempotent: true", "idempotent: true\n    confirmation: page", StringComparison.Ordinal));

        var run = await CommandLine.RunAsync("catalog", "diff", was.Path, willBe.Path);

        Assert.Contains("  - tool burn_notes (destructive, confirmation ask, scopes", run.Output, StringComparison.Ordinal);
        Assert.Contains("  + tool burn_notes (destructive, confirmation page, scopes", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGuard_IsToldForEveryRole_WithWhatItAllowsThat() => Assert.Equal(
        """
        role editor
          + tool get_note guard few-lines (enforce): 'lines' must be at most 50
        role reader
          + tool get_note guard few-lines (enforce): 'lines' must be at most 20

        """,
        await DiffAsync(new CatalogFolder(tools: CatalogFolder.Tools.Replace("    examples:", """
                guards:
                  - name: few-lines
                    mode: enforce
                    limit: { argument: lines, maximum: { editor: 50, others: 20 } }
                examples:
            """, StringComparison.Ordinal))));

    [Fact]
    public async Task WhatStopsAConnection_IsTold()
    {
        var after = new CatalogFolder();
        after.Write("guards.yaml", "denials: { name: patience, mode: observe, limit: 9, within: 00:10:00 }");

        Assert.Equal(
            """
            every connection
              + denials patience (observe): after 9 denials per connection in 10 minutes it is stopped

            """,
            await DiffAsync(after));
    }

    [Theory]
    [InlineData("organizer: organizer_id", "organizer: organizer_id\n      minor_when: author.minor",
        "+ tool get_note field author.* (of a minor, unless author.minor is false)")]
    [InlineData("organizer: organizer_id", "organizer: organizer_id\n      consent: { field: author.agreed, withhold: [identity, contact] }",
        "+ tool get_note field * (only with consent author.agreed: contact identity)")]
    [InlineData("organizer: organizer_id", "organizer: owner.id", "+ tool get_note organizer owner.id")]
    [InlineData("organizer: organizer_id", "organizer: { none: Notes belong to nobody. }",
        "+ tool get_note organizer not checked: Notes belong to nobody.")]
    [InlineData("id: string", "id: { type: string, format: date }", "+ tool get_note field id (date)")]
    [InlineData("description: The id.", "finds: [identity], description: The id.",
        "+ tool get_note argument note_id (finds identity, taken)")]
    [InlineData("id: string", "id: { type: string, format: date-time, offset: '+01:00' }",
        "+ tool get_note field id (date-time, +01:00 where it has no offset)")]
    [InlineData("query: [lines]", "query: { max: lines }", "query [max=lines])")]
    public async Task WhatDecidesAboutDataOrTheRequest_IsTold(string was, string willBe, string line)
    {
        var output = await DiffAsync(new CatalogFolder(tools: CatalogFolder.Tools.Replace(was, willBe, StringComparison.Ordinal)));

        Assert.StartsWith("role editor\n", output, StringComparison.Ordinal);
        Assert.Contains(line, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScopeThatReleasesWhatAnotherDoes_IsTold() => Assert.Contains(
        "  - scope notes:read\n  + scope notes:read (releases identity)\n",
        await DiffAsync(new CatalogFolder(scopes: CatalogFolder.Scopes.Replace(
            "default: true", "default: true\n    releases: [identity]", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public async Task ACatalogWithFindings_IsNotCompared()
    {
        using var sound = new CatalogFolder();
        using var broken = new CatalogFolder(roles: "roles: {}");

        Assert.Equal(2, (await CommandLine.RunAsync("catalog", "diff", sound.Path, broken.Path)).ExitCode);
        Assert.Equal(2, (await CommandLine.RunAsync("catalog", "diff", broken.Path, sound.Path)).ExitCode);
    }

    private static async Task<string> DiffAsync(CatalogFolder after)
    {
        using var was = new CatalogFolder();
        using var willBe = after;
        var run = await CommandLine.RunAsync("catalog", "diff", was.Path, willBe.Path);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }
}
