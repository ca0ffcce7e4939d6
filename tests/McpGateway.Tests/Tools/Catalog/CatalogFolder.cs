using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Catalog;

/// <summary>A small valid catalog on disk, in which a test changes what it is about.</summary>
internal sealed class CatalogFolder : IDisposable
{
    public const string Roles = """
        permissions:
          notes.read: See notes
          notes.write: Change notes
        roles:
          editor:
            title: Editor
            permissions: [notes.read, notes.write]
          reader:
            title: Reader
            permissions: [notes.read]
        """;

    public const string Scopes = """
        scopes:
          notes:read:
            title: See notes
            description: Read notes.
            default: true
            permissions: [notes.read]
          notes:write:
            title: Change notes
            description: Write notes.
            permissions: [notes.write]
            implies: [notes:read]
          people:read:
            title: See people
            description: Show names.
            permissions: [notes.read]
            releases: [identity, contact]
        """;

    public const string Tools = """
        group: Notes
        tools:
          - name: get_note
            title: Get a note
            description: Returns one note.
            effect: read
            permission: notes.read
            scopes: [notes:read]
            input:
              type: object
              properties:
                note_id: { type: string, description: The id. }
                lines: { type: integer, description: How many lines., minimum: 1, default: 10 }
              required: [note_id]
            operation:
              method: GET
              path: /v1/organizers/{organizer}/notes/{note_id}
              query: [lines]
            output:
              organizer: organizer_id
              fields:
                id: string
                author.name: { type: string, class: identity }
            examples:
              - title: One note
                arguments: { note_id: n1 }
        """;

    public CatalogFolder(string roles = Roles, string scopes = Scopes, string tools = Tools)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, CatalogLoader.ToolsFolder));
        Write(CatalogLoader.RolesFile, roles);
        Write(CatalogLoader.ScopesFile, scopes);
        Write("tools/notes.yaml", tools);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("catalog-").FullName;

    /// <summary>The findings as an operator reads them.</summary>
    public IReadOnlyList<string> Findings =>
        [.. CatalogLoader.Load(Path).Findings.Select(finding => finding.ToString())];

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
