namespace McpGateway.Storage.Tests.Sqlite;

public sealed class SqliteRecordStoreTests : RecordStoreContract
{
    private readonly SqliteFolder folder = new();

    public override ValueTask DisposeAsync() => folder.DisposeAsync();

    protected override Task<IRecordStore> OpenAsync() => Task.FromResult(folder.OpenRecords(Clock));
}
