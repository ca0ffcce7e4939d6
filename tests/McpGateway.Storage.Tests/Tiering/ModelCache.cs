using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Tiering;

/// <summary>The cache in memory, by the words of <see cref="IRecordCache"/>: what tests step through.</summary>
internal sealed class ModelCache(TimeProvider time) : IRecordCache
{
    private readonly Dictionary<(string, string), Entry> places = [];

    /// <summary>A restart without data, or with data of another epoch, which is the same.</summary>
    public void Lose() => places.Clear();

    /// <summary>The lifetime of claims has passed, or somebody deleted them.</summary>
    public void LoseClaims()
    {
        foreach (var (key, entry) in places.ToArray())
        {
            if (entry is Claim)
            {
                places.Remove(key);
            }
        }
    }

    public ValueTask<CacheView> OpenAsync(string kind, string id, string token, CancellationToken cancellationToken)
    {
        switch (At(kind, id))
        {
            case Copy copy when !(copy.Record.ExpiresAt <= time.GetUtcNow()):
                return new(new CacheView(CacheState.Copy, copy.Record));
            case Tombstone:
                return new(new CacheView(CacheState.Ended));
            case Claim:
                return new(new CacheView(CacheState.Busy));
            default:
                places[(kind, id)] = new Claim(token);
                return new(new CacheView(CacheState.Claimed));
        }
    }

    public ValueTask FillAsync(StoredRecord record, string token, CancellationToken cancellationToken)
    {
        if (At(record.Kind, record.Id) == new Claim(token))
        {
            places[(record.Kind, record.Id)] = new Copy(record);
        }

        return default;
    }

    public ValueTask<string?> ClaimAsync(string kind, string id, string token, CancellationToken cancellationToken)
    {
        if (At(kind, id) is Tombstone tombstone)
        {
            return new(tombstone.Token);
        }

        places[(kind, id)] = new Claim(token);
        return new((string?)null);
    }

    public ValueTask EndAsync(string kind, string id, string token, CancellationToken cancellationToken)
    {
        places[(kind, id)] = new Tombstone(token);
        return default;
    }

    public ValueTask SettleAsync(
        string kind, string id, string token, StoredRecord? written, CancellationToken cancellationToken)
    {
        var at = At(kind, id);
        if (at == new Claim(token) && written is not null)
        {
            places[(kind, id)] = new Copy(written);
        }
        else if (at is not Tombstone || at == new Tombstone(token))
        {
            places.Remove((kind, id));
        }

        return default;
    }

    public ValueTask LiftAsync(string kind, string id, string token, CancellationToken cancellationToken)
    {
        if (At(kind, id) is not Tombstone tombstone || tombstone.Token == token)
        {
            places.Remove((kind, id));
        }

        return default;
    }

    private Entry? At(string kind, string id) => places.GetValueOrDefault((kind, id));

    private abstract record Entry;

    private sealed record Copy(StoredRecord Record) : Entry;

    private sealed record Claim(string Token) : Entry;

    private sealed record Tombstone(string Token) : Entry;
}
