using McpGateway.Faults.Fleets;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;

namespace McpGateway.Faults.Dumps;

/// <summary>As <see cref="DumpTests"/>, with Firestore.</summary>
public sealed class FirestoreDumpTests(RedisServer redis, FirestoreEmulator firestore)
    : IClassFixture<RedisServer>, IClassFixture<FirestoreEmulator>
{
    [Fact]
    public async Task RedisAndFirestore_HoldNothingToFind_AndAllOfItOpens()
    {
        var (project, keys) = (Stores.NewProject(), Directory.CreateTempSubdirectory("keys-").FullName);
        // The first answer of an emulator takes longer than a gateway waits when it starts.
        await FirestoreDump.ReadAsync(firestore.Address, project, "mcp-records");
        await using var dump = new StoreDump([.. Stores.RedisFirestore(redis.Address, firestore.Address, project)(keys)]);
        var search = await dump.PlayAsync();

        Assert.Empty(dump.SearchFiles(search));
        Assert.Empty(await RedisDump.SearchAsync(redis, search));
        Assert.Empty(await FirestoreDump.SearchAsync(firestore.Address, project, search));
        var opened = await dump.OpenEverythingAsync();

        Assert.Superset(new HashSet<string> { "connection", "client", "session", "write" }, opened.Keys.ToHashSet());
        Directory.Delete(keys, recursive: true);
    }
}
