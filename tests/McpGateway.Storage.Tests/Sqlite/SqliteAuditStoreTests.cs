using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

public sealed class SqliteAuditStoreTests : AuditStoreContract
{
    private readonly SqliteFolder folder = new();

    public override ValueTask DisposeAsync() => folder.DisposeAsync();

    protected override Task<IAuditStore> OpenAsync() =>
        Task.FromResult<IAuditStore>(new SqliteAuditStore(folder.Open()));
}
