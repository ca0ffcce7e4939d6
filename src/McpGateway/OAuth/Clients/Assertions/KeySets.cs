using System.Collections.Concurrent;
using System.Text;
using McpGateway.OAuth.Clients.Documents;
using Microsoft.IdentityModel.Tokens;

namespace McpGateway.OAuth.Clients.Assertions;

/// <summary>The public keys of clients. Those at an address come by the guarded fetcher and are remembered for as long
/// as their server says, within the bounds of documents.</summary>
internal sealed partial class KeySets(DocumentFetcher fetcher, TimeProvider time, ILogger<KeySets> logger)
{
    private const int MaxSets = 1000;

    // A key id that is not in the set may be new, or made up: it is looked for again, but not by every request.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Uri, KeySet> sets = new();
    private readonly ConcurrentDictionary<Uri, Lazy<Task<KeySet>>> underWay = new();
    private readonly HostFailures failures = new(time);

    /// <summary>The keys that an assertion with this key id can be of.</summary>
    /// <exception cref="ClientDocumentException">The address gives no keys.</exception>
    public async ValueTask<IReadOnlyList<SecurityKey>> FindAsync(
        ClientKeys keys, string? keyId, CancellationToken cancellationToken)
    {
        if (keys.Address is not { } address)
        {
            return Select(keys.Inline!, keyId);
        }

        if (sets.TryGetValue(address, out var known) && IsFresh(known))
        {
            var found = Select(known.Keys, keyId);
            if (found.Count > 0 || time.GetUtcNow() - known.FetchedAt < LookAgainAfter)
            {
                return found;
            }
        }

        var fetched = await underWay
            .GetOrAdd(address, _ => new(() => FetchOnceAsync(address))).Value.WaitAsync(cancellationToken);
        return Select(fetched.Keys, keyId);
    }

    private bool IsFresh(KeySet set) => time.GetUtcNow() < set.FetchedAt + set.Lifetime;

    private async Task<KeySet> FetchOnceAsync(Uri address)
    {
        try
        {
            return await FetchAsync(address);
        }
        catch (ClientDocumentException problem)
        {
            failures.Add(address.Host);
            LogNoKeys(address.Host, problem.Message);
            throw;
        }
        finally
        {
            underWay.TryRemove(address, out _);
        }
    }

    private async Task<KeySet> FetchAsync(Uri address)
    {
        if (failures.AreTooMany(address.Host))
        {
            throw new ClientDocumentException("The server of the keys has failed too often.") { IsPassing = true };
        }

        var fetched = await fetcher.FetchAsync(address);
        var keys = ClientKeys.ReadKeys(Encoding.UTF8.GetString(fetched.Content.Span));
        if (keys.Count == 0)
        {
            throw new ClientDocumentException("There is no set with a key that may sign assertions.");
        }

        if (sets.Count >= MaxSets && !sets.ContainsKey(address))
        {
            sets.TryRemove(sets.MinBy(entry => entry.Value.FetchedAt).Key, out _);
        }

        return sets[address] = new(keys, time.GetUtcNow(), fetched.Lifetime);
    }

    private static IReadOnlyList<SecurityKey> Select(IReadOnlyList<SecurityKey> keys, string? keyId) =>
        keyId is null ? keys : [.. keys.Where(key => string.IsNullOrEmpty(key.KeyId) || key.KeyId == keyId)];

    [LoggerMessage(LogLevel.Warning, "ClientKeysRefused: {Host}: {Problem}")]
    private partial void LogNoKeys(string host, string problem);

    private sealed record KeySet(IReadOnlyList<SecurityKey> Keys, DateTimeOffset FetchedAt, TimeSpan Lifetime);
}
