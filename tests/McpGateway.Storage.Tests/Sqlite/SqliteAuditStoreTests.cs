using McpGateway.Storage.Integrity;
using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

public sealed class SqliteAuditStoreTests : AuditStoreContract
{
    private readonly SqliteFolder folder = new();

    public override ValueTask DisposeAsync() => folder.DisposeAsync();

    private protected override Task<IAuditChains> OpenAsync() =>
        Task.FromResult<IAuditChains>(new SqliteAuditStore(folder.Open(), TimeProvider.System));
}
