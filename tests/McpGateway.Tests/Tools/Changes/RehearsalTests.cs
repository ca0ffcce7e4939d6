using System.Text;
using System.Text.Json;
using McpGateway.Storage;
using McpGateway.Tests.Tools.Confirmation;
using McpGateway.Tools;
using McpGateway.Tools.Changes;

namespace McpGateway.Tests.Tools.Changes;

/// <summary>A rehearsal checks everything and changes nothing, and cannot be taken for the real thing.</summary>
public sealed class RehearsalTests : IAsyncLifetime
{
    private const string NewCapacity = """{"timeslot_id":"tsl_1","capacity":40,"expected_capacity":30}""";

    private ToolsHost host = null!;

    public async ValueTask InitializeAsync() => host = await ToolsHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AWrite_SaysWhatItWouldDo_AndNothingReachesTheBackOffice()
    {
        var told = Assert.IsType<ToolAnswer.Told>(await RehearseAsync("set_capacity", NewCapacity));

        Assert.StartsWith("This was a rehearsal: nothing was done", told.Message, StringComparison.Ordinal);
        Assert.Contains("(Timeslot id: tsl_1; Capacity: 40; Expected capacity: 30)", told.Message, StringComparison.Ordinal);
        var rehearsal = JsonSerializer.Deserialize<JsonElement>(told.Json.Span).GetProperty("rehearsal");
        Assert.False(rehearsal.GetProperty("done").GetBoolean());
        Assert.Empty(host.BackOffice.Requests);
        Assert.Empty(await host.Records.ListAsync(BegunWrite.Kind, null, null, 10, CancellationToken.None));
        var recorded = Assert.Single(host.Audit.Events);
        Assert.Equal((AuditOutcome.Success, "rehearsed"), (recorded.Outcome, recorded.Code));
    }

    [Fact]
    public async Task ADestructiveCall_AsksNobody_AndUsesNoConfirmationUp()
    {
        await using var stage = await RefundStage.OpenAsync();
        var token = await stage.AskAsync();
        var told = Assert.IsType<ToolAnswer.Told>(await stage.Host.CallAsync(RefundStage.Caller(), new()
        {
            Name = RefundStage.Tool,
            Arguments = Encoding.UTF8.GetBytes(TwoSteps.Confirmed(RefundStage.Arguments, token)),
            IsRehearsal = true,
        }));

        Assert.EndsWith("The user would be asked to confirm it first.", told.Message, StringComparison.Ordinal);
        Assert.Equal(0, stage.Refunds);
        Assert.IsType<ToolAnswer.Data>(await stage.CallAsync(token));
    }

    [Theory]
    [InlineData("set_capacity", """{"timeslot_id":"tsl_1"}""", "invalid_arguments")]
    [InlineData("set_capacity", """{"timeslot_id":"..","capacity":40,"expected_capacity":30}""", "invalid_arguments")]
    [InlineData("refund_order", "{}", "forbidden_by_role")]
    public async Task WhatWouldBeRefused_IsRefused(string tool, string arguments, string code)
    {
        host.BackOffice.Roles["org_1"] = ["manager"];

        Assert.Equal(code, RefundStage.Refusal(await RehearseAsync(tool, arguments)));
    }

    [Fact]
    public async Task ARead_RunsAsUsual()
    {
        host.BackOffice.AnswerWith("""{"items":[]}""");

        Assert.IsType<ToolAnswer.Data>(await RehearseAsync("search_bookings", "{}"));
        Assert.Single(host.BackOffice.Requests);
    }

    [Fact]
    public async Task AWholeGateway_CanRehearse()
    {
        await using var rehearsing = await ToolsHost.StartAsync(null, ("Gateway:Tools:Rehearsal", "true"));

        var answer = await rehearsing.CallAsync(ToolsHost.CallerWith("operations:write"), "set_capacity", NewCapacity);

        Assert.IsType<ToolAnswer.Told>(answer);
        Assert.Empty(rehearsing.BackOffice.Requests);
    }

    private ValueTask<ToolAnswer> RehearseAsync(string tool, string arguments) => host.CallAsync(
        ToolsHost.CallerWith("operations:write refunds:write bookings:read"),
        new() { Name = tool, Arguments = Encoding.UTF8.GetBytes(arguments), IsRehearsal = true });
}
