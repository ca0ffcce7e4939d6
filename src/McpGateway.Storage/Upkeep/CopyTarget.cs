using McpGateway.Storage.Encryption;
using McpGateway.Storage.Redis;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Storage.Upkeep;

/// <summary>The store that a copy goes to.</summary>
internal sealed class CopyTarget(IServiceProvider services, TimeProvider clock)
{
    public StoreParts Parts { get; } = new(services);

    public IRecordStore Records => Parts.Durable(clock);

    /// <summary>Whether it is a whole copy already, by the root key that is put there last.</summary>
    public async Task<bool> IsWholeAsync(CancellationToken cancellationToken) =>
        await Records.FindAsync(KeyRing.Kind, KeyRing.RootId, cancellationToken) is not null;

    /// <summary>Makes it if there is none, as a gateway would at its start.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) =>
        services.GetRequiredService<StorageBackend>().OpenAsync(cancellationToken);

    /// <summary>That it is empty, or what an earlier run made of the same store.</summary>
    /// <param name="source">The store that is copied. The ids of its keys derive from its root key.</param>
    /// <param name="kinds">The kinds that are copied.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="UpkeepException">It holds something else.</exception>
    public async Task RequireOursAsync(
        IRecordStore source, IEnumerable<string> kinds, CancellationToken cancellationToken)
    {
        var keys = await source.ReadAllAsync(KeyRing.Kind, cancellationToken).Select(key => key.Id)
            .Where(id => id != KeyRing.RootId).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var isEmpty = true;
        await foreach (var key in Records.ReadAllAsync(KeyRing.Kind, cancellationToken))
        {
            if (keys.Contains(key.Id))
            {
                return;
            }

            isEmpty = false;
        }

        foreach (var kind in kinds)
        {
            isEmpty = isEmpty
                && await Records.ListAsync(kind, index: null, afterId: null, limit: 1, cancellationToken) is [];
        }

        if (!isEmpty || await Parts.Events.ReadLinksAsync(new(), cancellationToken).AnyAsync(
            batch => batch.Count > 0, cancellationToken))
        {
            throw new UpkeepException(
                $"The target ({Parts.Options.Profile}) holds another store's data. Copy into an empty one; nothing was "
                + "changed.");
        }
    }

    /// <summary>That no old copies in Redis would be served in the place of what is copied. Those of the source itself are
    /// as new as it is.</summary>
    /// <exception cref="UpkeepException">There is something in it, or somebody.</exception>
    public async Task RequireFreshRedisAsync(StoreParts source)
    {
        if (!Parts.HasRedis || (source.HasRedis && Parts.Redis.Address == source.Redis.Address))
        {
            return;
        }

        await Parts.RequireNoGatewaysAsync();
        if (await RedisNeighbours.LeftSomethingAsync(Parts.Redis))
        {
            throw new UpkeepException(
                "The Redis of the target holds what a gateway left there, and would serve it. Delete its keys "
                + $"'{RedisKeys.All}', or restart it empty: it holds nothing that is copied.");
        }
    }

    /// <summary>Makes it a store that gateways start on.</summary>
    public async Task PutRootAsync(IRecordStore source, CancellationToken cancellationToken)
    {
        var root = await source.FindAsync(KeyRing.Kind, KeyRing.RootId, cancellationToken);
        if (!await Records.TryAddAsync(root!, cancellationToken))
        {
            throw new UpkeepException("Somebody else has made the target a store meanwhile.");
        }
    }
}
