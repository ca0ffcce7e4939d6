using System.Collections.Concurrent;

namespace McpGateway.OAuth.Clients.Documents;

/// <summary>Clients whose id is the address of their document: pinned, remembered or fetched, in this order.</summary>
internal sealed partial class ClientDocuments(
    PinnedDocuments pinned, DocumentFetcher fetcher, TimeProvider time, ILogger<ClientDocuments> logger)
{
    private readonly DocumentCache cache = new(time);
    private readonly HostFailures failures = new(time);

    // One fetch of an address at a time, however many requests wait for it.
    private readonly ConcurrentDictionary<string, Lazy<Task<Client>>> underWay = new(StringComparer.Ordinal);

    /// <summary>The client, or null when the id is not the address of a document.</summary>
    /// <exception cref="ClientDocumentException">It is, but there is no usable document.</exception>
    public async ValueTask<Client?> FindAsync(string clientId, CancellationToken cancellationToken)
    {
        if (DocumentUrl.TryRead(clientId) is not { } url)
        {
            return null;
        }

        if (pinned.Find(clientId) is { } document)
        {
            if (document.TryBeginToLook(time.GetUtcNow()))
            {
                _ = RenewAsync(document, url);
            }

            return document.Current;
        }

        return cache.Find(clientId) ?? await underWay
            .GetOrAdd(clientId, _ => new(() => FetchOnceAsync(url))).Value.WaitAsync(cancellationToken);
    }

    private async Task<Client> FetchOnceAsync(Uri url)
    {
        try
        {
            return cache.Find(url.AbsoluteUri) ?? await FetchOrRememberAsync(url);
        }
        finally
        {
            underWay.TryRemove(url.AbsoluteUri, out _);
        }
    }

    private async Task<Client> FetchOrRememberAsync(Uri url)
    {
        try
        {
            var (client, lifetime) = await FetchAsync(url);
            cache.Put(client, lifetime);
            return client;
        }
        catch (ClientDocumentException problem) when (problem.IsPassing && cache.FindStale(url.AbsoluteUri) is { } known)
        {
            return known;
        }
        catch (ClientDocumentException problem) when (!problem.IsPassing)
        {
            cache.Remove(url.AbsoluteUri);
            throw;
        }
    }

    private async Task<(Client Client, TimeSpan Lifetime)> FetchAsync(Uri url)
    {
        if (failures.AreTooMany(url.Host))
        {
            throw new ClientDocumentException(
                "The server of the assistant's client_id has failed too often. Try again in a minute.")
            {
                IsPassing = true,
            };
        }

        try
        {
            var fetched = await fetcher.FetchAsync(url);
            return (ClientDocument.Read(fetched.Content, url, time.GetUtcNow()), fetched.Lifetime);
        }
        catch (ClientDocumentException problem)
        {
            failures.Add(url.Host);
            LogRefused(url.Host, problem.Message);
            throw;
        }
    }

    private async Task RenewAsync(PinnedDocument document, Uri url)
    {
        try
        {
            var (newer, _) = await FetchAsync(url);
            if (!document.TryRenew(newer))
            {
                LogNotRenewed(url.Host);
            }
        }
        catch (ClientDocumentException)
        {
            // The pinned copy stands; why was logged.
        }
    }

    [LoggerMessage(LogLevel.Warning, "ClientDocumentRefused: {Host}: {Problem}")]
    private partial void LogRefused(string host, string problem);

    [LoggerMessage(LogLevel.Warning,
        "PinnedDocumentNotRenewed: the document at {Host} now has other redirect hosts; the pinned copy stands")]
    private partial void LogNotRenewed(string host);
}
