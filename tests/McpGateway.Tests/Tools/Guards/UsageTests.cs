using McpGateway.Storage;
using McpGateway.Tools;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Guards;

namespace McpGateway.Tests.Tools.Guards;

/// <summary>Counts and sums: whose calls count together, for how long, and what gives room back.</summary>
public sealed class UsageTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData("user", false, true)]
    [InlineData("connection", true, true)]
    [InlineData("organizer", false, false)]
    public async Task ACount_IsShared_ByWhomItSays(string per, bool hasOtherConnectionRoom, bool hasOtherUserRoom)
    {
        await using var desk = await GuardedDesk.OpenAsync(Count(2, per));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());

        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync());
        Assert.Equal(hasOtherConnectionRoom, await desk.RefundAsync(connection: "con_2") is ToolAnswer.Data);
        desk.Become("usr_2", "owner");
        Assert.Equal(hasOtherUserRoom, await desk.RefundAsync(connection: "con_3", user: "usr_2") is ToolAnswer.Data);
    }

    [Fact]
    public async Task ASum_IsExact_AndOfEachCurrencyForItself()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(1));
        for (var i = 0; i < 10; i++)
        {
            Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(0.1m));
        }

        var refused = Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(0.01m));

        Assert.Equal("guard_sum", refused.Code);
        Assert.Contains("at most 1 in 'amount', each 'currency' for itself, per user in 1 day", refused.Message, StringComparison.Ordinal);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(1, currency: "USD"));
    }

    [Fact]
    public async Task AnAmountThatDoesNotFit_LeavesRoomForOneThatDoes()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100));

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(60));
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(41));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(40));
    }

    [Fact]
    public async Task NoPeriodSeesMoreThanTheLimit_WhereverItBegins()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100));
        // 09:00: the last hour of a fixed day would begin at 23:00, and the next day would allow as much again.
        desk.Host.Clock.Advance(14.5 * Hour);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(100));

        desk.Host.Clock.Advance(Hour);
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(1));
        desk.Host.Clock.Advance((23 * Hour) - TimeSpan.FromMilliseconds(1));
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(1));
        desk.Host.Clock.Advance(Hour / 2);
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(1));
        desk.Host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(100));
    }

    [Fact]
    public async Task RoomReturns_PartByPart()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(70));
        desk.Host.Clock.Advance(12 * Hour);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(30));

        desk.Host.Clock.Advance(13 * Hour);

        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(71));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(70));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(429)]
    public async Task WhatTheBackOfficeRefused_GivesItsRoomBack(int status)
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100) + "\n" + Count(1, "organizer"));
        desk.Answer("{}", status);
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(100));

        desk.Answer();
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(100));
        Assert.Equal("guard_sum", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(1)).Code);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("408")]
    [InlineData("302")]
    [InlineData("garbage")]
    [InlineData("foreign")]
    [InlineData("lost")]
    [InlineData("late")]
    public async Task WhatTheBackOfficeMayHaveDone_KeepsItsRoom(string fault)
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100), null, ("Gateway:BackOffice:Timeout", "00:00:02"));
        desk.Host.BackOffice.Api = context => fault switch
        {
            "garbage" => StubBackOffice.AnswerAsync(context, "<html>", type: "text/html"),
            "foreign" => StubBackOffice.AnswerAsync(context, """{"id":"x","organizer_id":"org_2"}"""),
            "lost" => Task.Run(context.Abort),
            "late" => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted),
            _ => StubBackOffice.AnswerAsync(context, "{}", int.Parse(fault)),
        };
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(100));

        desk.Answer();

        Assert.Equal("guard_sum", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(1)).Code);
        Assert.Equal(1, desk.Asked);
    }

    [Fact]
    public async Task WhatNeverReachedTheBackOffice_GivesItsRoomBack()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100), null, ("Gateway:BackOffice:Url", "http://127.0.0.1:9"));

        for (var i = 0; i < 3; i++)
        {
            var refused = Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(100));
            Assert.Equal("back_office_unreachable", refused.Code);
            Assert.Contains("nothing was done", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhatWaitedInVain_GivesItsRoomBack()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100), null,
            ("Gateway:BackOffice:Concurrency", "1"), ("Gateway:BackOffice:Timeout", "00:00:02"));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(1));
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        desk.Host.BackOffice.BeforeUserInfo = async _ =>
        {
            await arrived.Task;
            // Its time began before that of the one for whose place it then waits.
            await Task.Delay(TimeSpan.FromSeconds(1));
        };
        desk.Host.BackOffice.Api = async context =>
        {
            arrived.TrySetResult();
            await release.Task;
            await StubBackOffice.AnswerAsync(context, """{"id":"x_1","organizer_id":"org_1"}""");
        };
        var waiting = desk.RefundAsync(49, connection: "con_2").AsTask();
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        var holding = desk.RefundAsync(50, order: "ord_2").AsTask();
        var inVain = Assert.IsType<ToolAnswer.Refused>(await waiting);
        release.SetResult();
        await holding;

        Assert.Equal("back_office_queue_full", inVain.Code);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(49));
        Assert.Equal(3, desk.Asked);
    }

    [Fact]
    public async Task WhileTheStoreCannotBeWritten_NothingIsAskedOfTheBackOffice()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100));
        desk.Host.BreakRecords();

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await desk.RefundAsync());

        Assert.Equal(0, desk.Asked);
        Assert.Equal("internal_error", desk.Host.Audit.Events[^1].Code);
    }

    [Fact]
    public async Task ToJudge_TellsEachVerdict_AndUsesNothing()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100) + "\n" + Count(1, "user"));
        var (guards, catalog) = (desk.Host.Get<CallGuards>(), desk.Host.Get<OperatorCatalog>());
        using var arguments = BoundArguments.Bind(
            catalog.Tools["refund"].Input, """{"order_id":"ord_1","amount":101,"currency":"EUR"}"""u8.ToArray());
        var call = new GuardedCall(ToolsHost.CallerWith("refunds:write"), new(["owner"]), catalog.Tools["refund"], arguments);

        for (var i = 0; i < 3; i++)
        {
            var verdicts = await guards.JudgeAsync(call, TestContext.Current.CancellationToken);
            Assert.Equal([("refunds-per-day", false), ("refunds-count", true)], verdicts.Select(one => (one.Guard.Name, one.IsKept)));
        }

        Assert.Empty(desk.Host.Audit.Events);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(100));
    }

    [Fact]
    public async Task ACallThatNeverLeaves_UsesNothing()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100));

        Assert.Equal("invalid_arguments", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(100, order: "..")).Code);

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(100));
    }

    [Fact]
    public async Task ACallRefusedByOneGuard_UsesNothingOfAnother()
    {
        await using var desk = await GuardedDesk.OpenAsync(Count(1, "organizer") + "\n" + Sum(100));

        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(101));

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(100));
    }

    [Fact]
    public async Task AnObservingSum_CountsAsIfItWereEnforced()
    {
        await using var desk = await GuardedDesk.OpenAsync(Sum(100).Replace("enforce", "observe", StringComparison.Ordinal));

        foreach (var amount in (int[])[60, 50, 40, 1])
        {
            Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(amount));
        }

        Assert.Equal(["guard_sum", "guard_sum"], desk.Observed.Select(observed => observed.Code));
    }

    [Fact]
    public async Task SeveralTools_CanShareOneGuard()
    {
        const string Shared = """
            guards:
              - name: both
                mode: enforce
                tools: [refund, payout]
                sum: { argument: amount, limit: 100, per: connection, within: 01:00:00 }
              - name: all-changes
                mode: enforce
                effects: [write, destructive]
                count: { limit: 2, per: connection, within: 01:00:00 }
            """;
        await using var desk = await GuardedDesk.OpenAsync("", Shared);

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(60));
        Assert.Equal("guard_sum", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(41, tool: "payout")).Code);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(1, tool: "payout"));
        Assert.Equal("guard_count", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(1)).Code);
    }

    private static string Sum(int limit) => $$"""
        - name: refunds-per-day
          mode: enforce
          sum: { argument: amount, currency: currency, limit: {{limit}}, per: user, within: 1.00:00:00 }
        """;

    private static string Count(int limit, string per) => $$"""
        - name: refunds-count
          mode: enforce
          count: { limit: {{limit}}, per: {{per}}, within: 01:00:00 }
        """;
}
