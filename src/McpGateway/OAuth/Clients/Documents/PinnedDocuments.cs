using System.Collections.Frozen;
using System.Text.Json;

namespace McpGateway.OAuth.Clients.Documents;

/// <summary>The pinned documents, from the files in <c>Pinned</c> beside this one.</summary>
internal sealed class PinnedDocuments(TimeProvider time)
{
    private const string ResourcePrefix = "McpGateway.OAuth.Clients.Documents.Pinned.";

    private readonly FrozenDictionary<string, PinnedDocument> byUrl = Load(time.GetUtcNow());

    public IEnumerable<string> ClientIds => byUrl.Keys;

    public PinnedDocument? Find(string clientId) => byUrl.GetValueOrDefault(clientId);

    private static FrozenDictionary<string, PinnedDocument> Load(DateTimeOffset now)
    {
        var assembly = typeof(PinnedDocuments).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => Read(assembly.GetManifestResourceStream(name)!, now))
            .ToFrozenDictionary(client => client.Id, client => new PinnedDocument(client, now), StringComparer.Ordinal);
    }

    private static Client Read(Stream resource, DateTimeOffset now)
    {
        using var content = new MemoryStream();
        using (resource)
        {
            resource.CopyTo(content);
        }

        using var document = JsonDocument.Parse(content.ToArray());
        var clientId = document.RootElement.GetProperty("client_id").GetString()!;
        return ClientDocument.Read(content.ToArray(), new(clientId), now);
    }
}
