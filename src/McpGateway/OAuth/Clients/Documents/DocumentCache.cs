namespace McpGateway.OAuth.Clients.Documents;

/// <summary>Good documents in memory, a bounded number of them. Failures are never kept.</summary>
internal sealed class DocumentCache(TimeProvider time)
{
    public const int MaxDocuments = 1000;

    private readonly Dictionary<string, Entry> byUrl = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>The client, while its document is fresh.</summary>
    public Client? Find(string url) =>
        Get(url) is { } entry && entry.FreshUntil > time.GetUtcNow() ? entry.Client : null;

    /// <summary>The client, for the time that its document would have been fresh at most: for when its server cannot be
    /// asked.</summary>
    public Client? FindStale(string url) =>
        Get(url) is { } entry && entry.Client.RegisteredAt + DocumentLifetime.Max > time.GetUtcNow()
            ? entry.Client
            : null;

    public void Put(Client client, TimeSpan lifetime)
    {
        lock (gate)
        {
            byUrl[client.Id] = new(client, client.RegisteredAt + lifetime);
            if (byUrl.Count > MaxDocuments)
            {
                byUrl.Remove(byUrl.Values.MinBy(entry => entry.Client.RegisteredAt)!.Client.Id);
            }
        }
    }

    public void Remove(string url)
    {
        lock (gate)
        {
            byUrl.Remove(url);
        }
    }

    private Entry? Get(string url)
    {
        lock (gate)
        {
            return byUrl.GetValueOrDefault(url);
        }
    }

    private sealed record Entry(Client Client, DateTimeOffset FreshUntil);
}
