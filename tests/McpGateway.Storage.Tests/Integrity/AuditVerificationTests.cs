namespace McpGateway.Storage.Tests.Integrity;

public sealed class AuditVerificationTests
{
    private const string Victim = "sequence = (SELECT sequence FROM audit_event WHERE organizer_id = 'org_a' AND position = 2 LIMIT 1 OFFSET 1)";
    private static readonly DateOnly First = new(2030, 3, 1);

    /// <summary>Every column of the table, the assignment of another value, and what is found.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "time", "time = time + 1", "02 org_a 2 Changed" },
        { "request_id", "request_id = 'req_x'", "02 org_a 2 Changed" },
        { "action", "action = 'audit.read'", "02 org_a 2 Changed" },
        { "outcome", "outcome = 0", "02 org_a 2 Changed" },
        { "code", "code = NULL", "02 org_a 2 Changed" },
        { "user_id", "user_id = 'usr_2'", "02 org_a 2 Changed" },
        { "connection_id", "connection_id = ''", "02 org_a 2 Changed" },
        { "client_id", "client_id = 'cli_2'", "02 org_a 2 Changed" },
        { "provider", "provider = 'openai'", "02 org_a 2 Changed" },
        { "tool", "tool = 'list_refunds'", "02 org_a 2 Changed" },
        { "tool_digest", "tool_digest = NULL", "02 org_a 2 Changed" },
        { "effect", "effect = 'read'", "02 org_a 2 Changed" },
        { "duration_ms", "duration_ms = 41", "02 org_a 2 Changed" },
        { "redactions", "redactions = NULL", "02 org_a 2 Changed" },
        { "left_out", "left_out = 0", "02 org_a 2 Changed" },
        { "guard", "guard = NULL", "02 org_a 2 Changed" },
        { "hash", "hash = zeroblob(32)", "02 org_a 2 Changed" },
        { "organizer_id", "organizer_id = 'org_c'", "02 org_a 2 Missing, 02 org_c 1 Missing" },
        { "position", "position = 9", "02 org_a 2 Missing" },
        { "day", "day = day - 1", "01 org_a 2 Added, 02 org_a 2 Missing" },
        { "lane", "lane = 'another'", "02 org_a 1 Missing, 02 org_a 2 Missing" },
        { "sequence", "sequence = 999", "02 org_a 2 OutOfOrder" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AnyOneColumnThatIsChanged_IsFound_AndItsEventNamed(string column, string assignment, string finding)
    {
        await using var log = await TamperedLog.OpenAsync();
        Assert.Equal("", await log.FindingsAsync());

        log.Tamper($"UPDATE audit_event SET {assignment} WHERE {Victim}");

        Assert.True(finding == await log.FindingsAsync(), $"{column}: {await log.FindingsAsync()}");
    }

    public static TheoryData<string, string, string> Attacks => new()
    {
        { "drop one", $"DELETE FROM audit_event WHERE {Victim}", "02 org_a 2 Missing" },
        { "drop all of a chain", "DELETE FROM audit_event WHERE organizer_id = 'org_a' AND day % 3 = 0", "02 org_a 1 CutAtTheEnd" },
        {
            "cut the tail",
            "DELETE FROM audit_event WHERE organizer_id = 'org_a' AND position = 4",
            "01 org_a 4 CutAtTheEnd, 02 org_a 4 CutAtTheEnd, 03 org_a 4 CutAtTheEnd"
        },
        {
            "reorder two",
            """
            CREATE TEMP TABLE two AS SELECT sequence AS s FROM audit_event WHERE organizer_id = 'org_b' AND position IN (2, 3) ORDER BY 1 LIMIT 2;
            UPDATE audit_event SET sequence = -1 WHERE sequence = (SELECT min(s) FROM two);
            UPDATE audit_event SET sequence = (SELECT min(s) FROM two) WHERE sequence = (SELECT max(s) FROM two);
            UPDATE audit_event SET sequence = (SELECT max(s) FROM two) WHERE sequence = -1;
            """,
            "01 org_b 2 OutOfOrder"
        },
        { "add one", "INSERT INTO audit_event (time, request_id, action, outcome, organizer_id) VALUES (1898683200000, 'r', 'a', 0, 'org_a')", "02 org_a - Added" },
        {
            "add one with a place",
            """
            INSERT INTO audit_event (time, request_id, action, outcome, organizer_id, day, position, hash)
                SELECT time, request_id, action, outcome, 'org_a', day, 5, hash FROM audit_event WHERE day % 3 = 0 LIMIT 1
            """,
            "02 org_a 5 Changed"
        },
        { "take a head", "DELETE FROM audit_head WHERE organizer_id = 'org_b' AND day % 3 = 0", "02 - - DayChanged, 02 org_b 4 HeadMissing" },
        { "take a whole day", "DELETE FROM audit_event WHERE day % 3 = 0; DELETE FROM audit_head WHERE day % 3 = 0", "02 - - DayChanged" },
        {
            "take a whole day and its checkpoint",
            "DELETE FROM audit_event WHERE day % 3 = 0; DELETE FROM audit_head WHERE day % 3 = 0; "
                + "DELETE FROM record WHERE kind = 'audit-checkpoint' AND id = '2030-03-02'",
            "02 - - CheckpointMissing"
        },
        { "take the last checkpoint", "DELETE FROM record WHERE kind = 'audit-checkpoint' AND id = '2030-03-03'", "03 - - CheckpointMissing" },
        { "take the first checkpoint", "DELETE FROM record WHERE kind = 'audit-checkpoint' AND id = '2030-03-01'", "01 - - CheckpointMissing" },
        { "change a checkpoint", "UPDATE record SET content = zeroblob(99) WHERE kind = 'audit-checkpoint' AND id = '2030-03-02'", "02 - - CheckpointChanged" },
        {
            "hide an event among those from before",
            $"UPDATE audit_unchained SET until = 999; UPDATE audit_event SET day = NULL, position = NULL, hash = NULL WHERE {Victim}",
            "02 org_a - Added, 02 org_a 2 Missing"
        },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task AnAttack_IsFound_AndNamed(string attack, string sql, string finding)
    {
        await using var log = await TamperedLog.OpenAsync();

        log.Tamper(sql);

        Assert.True(finding == await log.FindingsAsync(), $"{attack}: {await log.FindingsAsync()}");
    }

    [Fact]
    public async Task ADayThatIsNotSigned_IsProvenByItsHeads()
    {
        await using var log = await TamperedLog.OpenAsync(isSigned: false);
        await log.WriteDayAsync();

        var verdict = await log.VerifyAsync();
        Assert.Equal((0, 40L, 12, 0), (verdict.Findings.Count, verdict.Events, verdict.Chains, verdict.SignedDays));

        log.Tamper("DELETE FROM audit_event WHERE organizer_id IS NULL AND position = 2 AND day = (SELECT max(day) FROM audit_head)");
        Assert.Equal("04  2 CutAtTheEnd", await log.FindingsAsync());
    }

    [Fact]
    public async Task ARange_IsJudgedAlone()
    {
        await using var log = await TamperedLog.OpenAsync();
        log.Tamper($"DELETE FROM audit_event WHERE {Victim}");

        Assert.Single((await log.VerifyAsync("org_a")).Findings);
        Assert.Empty((await log.VerifyAsync("org_b")).Findings);
        Assert.Empty((await log.VerifyAsync(null, First, First)).Findings);
        Assert.Empty((await log.VerifyAsync(null, First.AddDays(2))).Findings);
        Assert.Single((await log.VerifyAsync(null, First.AddDays(1), First.AddDays(1))).Findings);
    }

    [Fact]
    public async Task RetentionAndLegalHold_LeaveTheLogIntact()
    {
        await using var log = await TamperedLog.OpenAsync();
        var cancel = TestContext.Current.CancellationToken;
        await log.Holds.PlaceAsync(new("case-1", "org_a", First, First, log.Clock.GetUtcNow()), cancel);

        Assert.Equal(16, await log.Retention.PurgeAsync(TamperedLog.Beginning.AddDays(2), cancel));

        var verdict = await log.VerifyAsync();
        Assert.Equal("", string.Join(", ", verdict.Findings));
        Assert.Equal((14L, 3), (verdict.Events, verdict.SignedDays));
        log.Tamper("DELETE FROM audit_event WHERE organizer_id = 'org_a' AND position = 1 AND time < 1898600000000");
        Assert.Equal("01 org_a 1 Missing", await log.FindingsAsync());

        await log.Holds.LiftAsync("case-1", cancel);
        Assert.Equal(3, await log.Retention.PurgeAsync(TamperedLog.Beginning.AddDays(2), cancel));
        Assert.Equal("", await log.FindingsAsync());
        Assert.Equal(10, (await log.VerifyAsync()).Events);
    }

    [Fact]
    public async Task EventsFromBeforeTheChains_AreToldApart()
    {
        await using var log = await TamperedLog.OpenAsync(isSigned: false);
        log.Tamper("UPDATE audit_event SET day = NULL, position = NULL, hash = NULL; UPDATE audit_unchained SET until = 30; DELETE FROM audit_head");
        await log.WriteDayAsync();

        var verdict = await log.VerifyAsync();

        Assert.Equal(("", 30L, 10L), (string.Join(", ", verdict.Findings), verdict.BeforeIntegrity, verdict.Events));
    }

    [Fact]
    public async Task AGatewayThatWritesMeanwhile_DisturbsNothing()
    {
        await using var log = await TamperedLog.OpenAsync();
        using var end = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                await log.WriteDayAsync();
            }
        }, CancellationToken.None);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("", await log.FindingsAsync());
        }

        await end.CancelAsync();
        await writing;
    }
}
