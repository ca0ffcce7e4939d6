namespace McpGateway.Storage.Tests.Sqlite;

public sealed class SqliteSealedRecordStoreTests : RecordStoreContract
{
    private readonly SqliteFolder folder = new();

    public override ValueTask DisposeAsync() => folder.DisposeAsync();

    protected override Task<IRecordStore> OpenAsync() => folder.OpenSealedAsync(Clock);
}
