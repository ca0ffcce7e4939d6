using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

public sealed class AuditPageSqlTests : IAsyncDisposable
{
    private readonly SqliteFolder folder = new();

    public static TheoryData<AuditQuery, string> Plans => new()
    {
        { new AuditQuery(), "audit_by_time" },
        { new AuditQuery { From = DateTimeOffset.UnixEpoch, Before = 9 }, "audit_by_time" },
        { new AuditQuery { OrganizerId = "org", From = DateTimeOffset.UnixEpoch, Before = 9 }, "audit_by_organizer" },
        { new AuditQuery { UserId = "usr", To = DateTimeOffset.UnixEpoch }, "audit_by_user" },
        { new AuditQuery { ConnectionId = "con" }, "audit_by_connection" },
        { new AuditQuery { Tool = "get_order" }, "audit_by_tool" },
        { new AuditQuery { RequestId = "req" }, "audit_by_request" },
        { new AuditQuery { Outcome = AuditOutcome.Failure }, "audit_by_outcome" },
    };

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Theory]
    [MemberData(nameof(Plans))]
    public void APage_IsReadInTheOrderOfAnIndex_AndNeverSorted(AuditQuery query, string index)
    {
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
