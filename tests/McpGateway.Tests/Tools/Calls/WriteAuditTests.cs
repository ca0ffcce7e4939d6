using McpGateway.Storage;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Calls;

/// <summary>Nothing is changed in the back office that is not on record before it is asked.</summary>
public sealed class WriteAuditTests : IAsyncLifetime
{
    private const string Refund = """{"order_id":"ord_1","amount":9.50,"currency":"EUR","reason":"ill"}""";
    private const string Refunded = """{"id":"rfd_1","organizer_id":"org_1","order_id":"ord_1","amount":9.50}""";

    private ToolsHost host = null!;

    public async ValueTask InitializeAsync() => host = await ToolsHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AWrite_IsOnRecord_BeforeTheBackOfficeIsAsked()
    {
        string[] recordedBefore = [];
        host.BackOffice.Api = context =>
        {
            recordedBefore = [.. Events().Select(recorded => recorded.Action)];
            return StubBackOffice.AnswerAsync(context, Refunded);
        };

        await RefundAsync();

        Assert.Equal("tool.begun", recordedBefore[^1]);
        Assert.Equal(
            ["confirmation.asked", "tool.called", "confirmation.given", "tool.begun", "tool.called"],
            Events().Select(recorded => recorded.Action));
    }

    [Fact]
    public async Task AWrite_ThatCannotBeRecorded_NeverReachesTheBackOffice()
    {
        host.BackOffice.AnswerWith(Refunded);
        host.Audit.IsBroken = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await RefundAsync());

        Assert.Empty(host.BackOffice.Requests);
    }

    [Fact]
    public async Task AWrite_WhoseEndCannotBeRecorded_IsNotToldToBeTriedAgain()
    {
        host.BackOffice.Api = context =>
        {
            host.Audit.IsBroken = true;
            return StubBackOffice.AnswerAsync(context, Refunded);
        };

        var refused = Assert.IsType<ToolAnswer.Refused>(await RefundAsync());

        Assert.Equal("unrecorded", refused.Code);
        Assert.Contains("look it up before trying again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARead_LeavesOneEvent()
    {
        host.BackOffice.AnswerWith("""{"items":[]}""");

        await host.CallAsync(ToolsHost.CallerWith("bookings:read"), "search_bookings", "{}");

        Assert.Equal("tool.called", Assert.Single(host.Audit.Events).Action);
    }

    /// <summary>Without what the guards of the sample only observe.</summary>
    private IEnumerable<AuditEvent> Events() => host.Audit.Events.Where(recorded => recorded.Action != "guard.observed");

    private ValueTask<ToolAnswer> RefundAsync() => host.CallConfirmedAsync(
        ToolsHost.CallerWith("refunds:write"), "refund_order", Refund);
}
