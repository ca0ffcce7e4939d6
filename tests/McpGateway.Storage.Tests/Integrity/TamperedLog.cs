using McpGateway.Storage.Encryption;
using McpGateway.Storage.Integrity;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tests.Sqlite;
using Microsoft.Data.Sqlite;

namespace McpGateway.Storage.Tests.Integrity;

/// <summary>A log of three days of two organizers in SQLite, and somebody who writes to its file behind the gateway's
/// back.</summary>
internal sealed class TamperedLog : IAsyncDisposable
{
    public static readonly DateTimeOffset Beginning = new(2030, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SqliteFolder folder = new();

    public ManualClock Clock { get; } = new();

    public IAuditChains Store { get; private set; } = null!;

    public IRecordStore Records { get; private set; } = null!;

    public AuditHolds Holds { get; private set; } = null!;

    public AuditRetention Retention { get; private set; } = null!;

    public AuditVerification Verification { get; private set; } = null!;

    public Checkpoints Checkpoints { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TamperedLog> OpenAsync(bool isSigned = true)
    {
        var log = new TamperedLog();
        log.Clock.Advance(Beginning - log.Clock.GetUtcNow());
        var database = log.folder.Open();
        var backend = new SqliteRecordStore(database, log.Clock);
        log.Records = new SealedRecordStore(backend, await log.folder.OpenKeysAsync(backend));
        log.Store = new SqliteAuditStore(database, log.Clock);
        log.Holds = new(log.Records);
        log.Checkpoints = new(log.Records);
        log.Retention = new(log.Store, log.Checkpoints, log.Holds);
        log.Verification = new(log.Store, log.Checkpoints, log.Holds, log.Clock);
        for (var day = 0; day < 3; day++)
        {
            await log.WriteDayAsync();
            log.Clock.Advance(TimeSpan.FromDays(1));
            if (isSigned)
            {
                await log.SignAsync();
            }
        }

        return log;
    }

    /// <summary>Four events of each organizer, and two of none.</summary>
    public async Task WriteDayAsync()
    {
        for (var i = 0; i < 4; i++)
        {
            await Store.AppendAsync([Event("org_a", i), Event("org_b", i)], Cancel);
        }

        await Store.AppendAsync([Event(null, 0), Event(null, 1)], Cancel);
    }

    public Task<int> SignAsync() => new CheckpointSigner(Store, Checkpoints, Clock).RunAsync(Cancel);

    /// <summary>As somebody who has the file and no key.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    public Task<AuditVerdict> VerifyAsync(string? organizer = null, DateOnly? from = null, DateOnly? to = null) =>
        Verification.RunAsync(organizer, from, to, Cancel);

    /// <summary>What is found, as <c>day organizer position fault</c>.</summary>
    public async Task<string> FindingsAsync() => string.Join(", ", (await VerifyAsync()).Findings.Select(Tell));

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static string Tell(AuditFinding finding) =>
        $"{finding.Day:dd} {finding.OrganizerId ?? "-"} {finding.Position?.ToString() ?? "-"} {finding.Fault}";

    private AuditEvent Event(string? organizer, int number) => new()
    {
        Time = Clock.GetUtcNow().AddMinutes(number),
        RequestId = $"req_{number}",
        Action = "tool.called",
        Outcome = AuditOutcome.Denied,
        Code = "insufficient_scope",
        UserId = "usr_1",
        OrganizerId = organizer,
        ConnectionId = "con_1",
        ClientId = "cli_1",
        Provider = "anthropic",
        Tool = "refund_order",
        ToolDigest = "0123456789abcdef",
        Effect = "destructive",
        DurationMs = 42,
        Redactions = 3,
        LeftOut = 12,
        Guard = "refunds",
    };
}
