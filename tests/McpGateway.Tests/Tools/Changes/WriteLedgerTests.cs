using System.Text;
using McpGateway.Tests.Tools.Confirmation;
using McpGateway.Tools;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Changes;

namespace McpGateway.Tests.Tools.Changes;

/// <summary>A call that comes again acts once, as far as the back office keeps its side of the key.</summary>
public sealed class WriteLedgerTests : IAsyncLifetime
{
    private const string Tool = "set_capacity";
    private const string Arguments = """{"timeslot_id":"tsl_1","capacity":40,"expected_capacity":30}""";
    private const string Timeslot = """{"id":"tsl_1","organizer_id":"org_1","capacity":40}""";

    private ToolsHost host = null!;
    private int requests;

    /// <summary>The keys that the back office received, in order.</summary>
    private IReadOnlyList<string> Keys =>
        [.. host.BackOffice.Requests.Select(request => request.Headers["Idempotency-Key"])];

    public async ValueTask InitializeAsync()
    {
        host = await ToolsHost.StartAsync();
        host.BackOffice.AnswerWith(Timeslot);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task TheSameMessage_KeepsItsKey_ForMinutes()
    {
        await CallAsync("7");
        await CallAsync("7");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await CallAsync("7");

        Assert.Equal(["req_1", "req_1", "req_3"], Keys);
    }

    /// <summary>Some clients give every message the same id; what they mean twice must not be dropped in silence.</summary>
    [Fact]
    public async Task TheSameMessage_IsToldThatItsResultIsAnEarlierOne()
    {
        var first = Assert.IsType<ToolAnswer.Data>(await CallAsync("1"));
        var again = Assert.IsType<ToolAnswer.Data>(await CallAsync("1"));
        var text = Assert.IsType<ToolAnswer.Data>(await CallAsync("\"1\""));

        Assert.Null(first.Repetition);
        Assert.StartsWith("This call repeats an earlier one", again.Repetition, StringComparison.Ordinal);
        Assert.Null(text.Repetition);
    }

    [Fact]
    public async Task AnotherMessage_IsAnotherAction_OnceTheFirstHasEnded()
    {
        await CallAsync("7");
        await CallAsync("8");
        await CallAsync("\"8\"");

        Assert.Equal(["req_1", "req_2", "req_3"], Keys);
    }

    [Fact]
    public async Task AMessageThatComesAgainLate_KeepsItsKey_ThoughOthersDidTheSameMeanwhile()
    {
        await CallAsync("7");
        await CallAsync("8");
        await CallAsync("9");
        var again = await CallAsync("7");
        await CallAsync("8");
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await CallAsync("7");

        Assert.NotNull(Assert.IsType<ToolAnswer.Data>(again).Repetition);
        Assert.Equal(["req_1", "req_2", "req_3", "req_1", "req_2", "req_6"], Keys);
    }

    /// <summary>A client that got no answer may send the message again long after its model has called anew.</summary>
    [Fact]
    public async Task AMessageOfUnknownEnd_KeepsItsKey_ThoughAnotherWasCarriedOutInItsPlace()
    {
        host.BackOffice.AnswerWith("{}", 500);
        await CallAsync("7");
        host.BackOffice.AnswerWith(Timeslot);
        await CallAsync("8");
        var again = await CallAsync("7");
        await CallAsync("9");

        Assert.NotNull(Assert.IsType<ToolAnswer.Data>(again).Repetition);
        Assert.Equal(["req_1", "req_1", "req_1", "req_4"], Keys);
    }

    [Fact]
    public async Task AMessageOfUnknownEnd_SettlesIt_WhenItComesAgainAfterAnotherThatDidNot()
    {
        host.BackOffice.AnswerWith("{}", 500);
        await CallAsync("7");
        await CallAsync("8");
        host.BackOffice.AnswerWith(Timeslot);
        await CallAsync("7");
        await CallAsync("9");
        await CallAsync("8");

        Assert.Equal(["req_1", "req_1", "req_1", "req_4", "req_1"], Keys);
    }

    [Fact]
    public async Task AnotherMessage_IsRefused_WhileTheFirstIsCarriedOut()
    {
        var (arrived, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.BackOffice.Api = async context =>
        {
            arrived.TrySetResult();
            await answer.Task;
            await StubBackOffice.AnswerAsync(context, Timeslot);
        };
        var first = CallAsync("7").AsTask();
        await arrived.Task;

        Assert.Equal("in_progress", RefundStage.Refusal(await CallAsync("8")));
        Assert.Single(Keys);
        answer.SetResult();
        Assert.IsType<ToolAnswer.Data>(await first);
        Assert.IsType<ToolAnswer.Data>(await CallAsync("8"));
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(503, "{}")]
    [InlineData(302, "{}")]
    [InlineData(200, "{")]
    [InlineData(200, """{"id":"tsl_1","organizer_id":"org_2"}""")]
    public async Task WhatMayHaveBeenDone_IsRepeatedUnderItsKey_UntilTheBackOfficeSaysSo(int status, string json)
    {
        host.BackOffice.AnswerWith(json, status);
        await CallAsync("7");
        // Refusing the repetition says nothing of the first attempt.
        host.BackOffice.AnswerWith("{}", 409);
        await CallAsync("8");
        host.BackOffice.AnswerWith(Timeslot);
        await CallAsync("9");
        await CallAsync("10");

        Assert.Equal(["req_1", "req_1", "req_1", "req_4"], Keys);
    }

    [Fact]
    public async Task AConnectionThatBreaks_LeavesItOpen()
    {
        host.BackOffice.Api = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await CallAsync("7");
        host.BackOffice.AnswerWith(Timeslot);
        await CallAsync("8");

        Assert.Equal(["req_1", "req_1"], Keys);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(429)]
    public async Task WhatTheBackOfficeRefused_IsAskedAnew(int status)
    {
        host.BackOffice.AnswerWith("{}", status);
        await CallAsync("7");
        await CallAsync("8");

        Assert.Equal(["req_1", "req_2"], Keys);
    }

    /// <summary>A client that gives every message the same id must not take what was done now for nothing.</summary>
    [Theory]
    [InlineData(429)]
    [InlineData(409)]
    public async Task TheSameMessage_IsNoRepetition_WhereNothingWasDoneBefore(int status)
    {
        host.BackOffice.AnswerWith("{}", status);
        await CallAsync("1");
        host.BackOffice.AnswerWith(Timeslot);
        var done = Assert.IsType<ToolAnswer.Data>(await CallAsync("1"));
        var again = Assert.IsType<ToolAnswer.Data>(await CallAsync("1"));

        Assert.Null(done.Repetition);
        Assert.NotNull(again.Repetition);
        Assert.Equal(["req_1", "req_1", "req_1"], Keys);
    }

    [Fact]
    public async Task AProcessThatDied_LeavesItsKeyToTheNextCall()
    {
        var tool = SampleCatalog.Load().Tools[Tool];
        var request = new ToolRequest { Name = Tool, Arguments = Encoding.UTF8.GetBytes(Arguments), MessageId = "7"u8.ToArray() };
        using var arguments = BoundArguments.Bind(tool.Input, request.Arguments);
        await host.Get<WriteLedger>().BeginAsync(
            new(ToolsHost.CallerWith("operations:write", "req_dead"), tool, request, arguments), isAgreed: false);

        host.Clock.Advance(TimeSpan.FromSeconds(54));
        Assert.Equal("in_progress", RefundStage.Refusal(await CallAsync("8")));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await CallAsync("8");

        Assert.Equal(["req_dead"], Keys);
    }

    [Fact]
    public async Task TwoConnections_ShareNoKey()
    {
        host.BackOffice.AnswerWith("{}", 500);
        await CallAsync("7");
        await CallAsync("7", connection: "con_2");

        Assert.Equal(["req_1", "req_2"], Keys);
    }

    [Fact]
    public async Task OtherArguments_AreAnotherAction()
    {
        host.BackOffice.AnswerWith("{}", 500);
        await CallAsync("7");
        await CallAsync("7", Arguments.Replace("40", "41", StringComparison.Ordinal));
        await CallAsync("7", """{"expected_capacity":30.0,"capacity":4e1,"timeslot_id":"tsl_1"}""");

        Assert.Equal(["req_1", "req_2", "req_1"], Keys);
    }

    [Fact]
    public async Task WhatWasNotBegun_LeavesNothing()
    {
        host.Audit.IsBroken = true;
        await Assert.ThrowsAnyAsync<Exception>(async () => await CallAsync("7"));
        host.Audit.IsBroken = false;
        await CallAsync("8");

        Assert.Equal(["req_2"], Keys);
    }

    [Fact]
    public async Task ARead_KeepsNothing()
    {
        host.BackOffice.AnswerWith("""{"items":[]}""");
        await host.CallAsync(ToolsHost.CallerWith("bookings:read"), "search_bookings", "{}");

        Assert.Empty(await host.Records.ListAsync(BegunWrite.Kind, null, null, 10, CancellationToken.None));
        Assert.DoesNotContain("Idempotency-Key", host.BackOffice.Requests.Single().Headers.Keys);
    }

    private ValueTask<ToolAnswer> CallAsync(string message, string arguments = Arguments, string connection = "con_1") =>
        host.CallAsync(ToolsHost.CallerWith("operations:write", $"req_{++requests}") with { ConnectionId = connection }, new()
        {
            Name = Tool,
            Arguments = Encoding.UTF8.GetBytes(arguments),
            MessageId = Encoding.UTF8.GetBytes(message),
        });
}
