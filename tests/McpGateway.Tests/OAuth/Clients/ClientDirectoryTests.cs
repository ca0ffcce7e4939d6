using McpGateway.OAuth.Clients;
using McpGateway.OAuth.Clients.Documents;
using McpGateway.Storage;
using McpGateway.Tests.OAuth.Clients.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>Who wins where an id could be both.</summary>
public sealed class ClientDirectoryTests
{
    // As long as the ids that are given out here, so that the store is asked for it.
    private const string ClientId = "https://d.example/c.js";

    [Fact]
    public async Task AStoredClientWhoseIdLooksLikeAnAddress_Wins_AndNothingIsFetched()
    {
        await using var server = await DocumentServer.StartAsync();
        using var fetcher = new DocumentFetcher(server.Network(), TimeProvider.System);
        var stored = new ClientStore(new OneRecord(), TimeProvider.System);
        await stored.TryAddAsync(new()
        {
            Id = ClientId,
            Name = "Stored Assistant",
            RedirectUris = ["https://d.example/callback"],
            GrantTypes = ["authorization_code"],
            TokenEndpointAuthMethod = ClientAuthentication.None,
            RegisteredAt = DateTimeOffset.UnixEpoch,
            VerifiedHost = "d.example",
        }, DateTimeOffset.MaxValue, TestContext.Current.CancellationToken);
        var directory = new ClientDirectory(new(Options.Create(new PreregisteredClientsOptions()), TimeProvider.System), stored, new(
            new(TimeProvider.System), fetcher, TimeProvider.System, NullLogger<ClientDocuments>.Instance));

        var client = await directory.FindAsync(ClientId, TestContext.Current.CancellationToken);

        Assert.Equal("Stored Assistant", client?.Name);
        Assert.Null(client?.VerifiedHost);
        Assert.Equal(0, server.Resolutions);
    }

    private sealed class OneRecord : IRecordStore
    {
        private StoredRecord? _record;

        public ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
            ValueTask.FromResult(_record?.Kind == kind && _record.Id == id ? _record : null);

        public ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken)
        {
            _record = record;
            return ValueTask.FromResult(true);
        }

        public ValueTask<bool> TryReplaceAsync(
            StoredRecord record, long expectedVersion, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<bool> RemoveAsync(string kind, string id, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<IReadOnlyList<StoredRecord>> ListAsync(
            string kind, string? index, string? afterId, int limit, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
