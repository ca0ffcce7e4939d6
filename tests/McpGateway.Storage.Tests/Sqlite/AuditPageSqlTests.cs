using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

public sealed class AuditPageSqlTests : IAsyncDisposable
{
    private readonly SqliteFolder folder = new();

    public static TheoryData<AuditQuery, string> Plans => new()
    {
        { new AuditQuery(), "audit_by_time" },
        { new AuditQuery { From = DateTimeOffset.UnixEpoch, Before = 9 }, "audit_by_time" },
        { new AuditQuery { RequestId = "req" }, "audit_by_request" },
    };

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Theory]
    [MemberData(nameof(Plans))]
    public void APage_IsReadInTheOrderOfAnIndex_AndNeverSorted(AuditQuery query, string index)
    {
        Assert.True(AuditPageSql.IsServedByIndex(query));
        var plan = folder.Open().Read(query, static (session, query) =>
        {
            var statement = session.Compile("EXPLAIN QUERY PLAN " + new AuditPageSql(query).Text);
            var lines = new List<string>();
            while (statement.Step())
            {
                lines.Add(statement.Text(3));
            }

            statement.Close();
            return string.Join('\n', lines);
        });

        Assert.Contains($"USING INDEX {index}", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }
}
