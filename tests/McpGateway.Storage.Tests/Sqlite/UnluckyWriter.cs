using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

/// <summary>The other process of the durability test: it writes, says on its output what has been acknowledged, and is
/// killed in the middle of it.</summary>
internal static class UnluckyWriter
{
    public const string Argument = "--write-until-killed";

    public static async Task<int> RunAsync(string folder)
    {
        var store = new SqliteFolder(folder);
        var database = store.Open();
        var records = new SqliteRecordStore(database, TimeProvider.System);
        var audit = new SqliteAuditStore(database, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => WriteAsync(records, audit, writer)));
        return 0;
    }

    private static async Task WriteAsync(SqliteRecordStore records, SqliteAuditStore audit, int writer)
    {
        for (var i = 0; i < 1_000_000; i++)
        {
            var id = $"{writer}-{i}";
            var record = new StoredRecord { Kind = "kept", Id = id, Content = new byte[300] };
            await records.TryAddAsync(record, CancellationToken.None);
            await Console.Out.WriteLineAsync($"record {id}");
            await audit.AppendAsync([Event(id)], CancellationToken.None);
            await Console.Out.WriteLineAsync($"audit {id}");
        }
    }

    private static AuditEvent Event(string id) => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        RequestId = id,
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
    };
}
