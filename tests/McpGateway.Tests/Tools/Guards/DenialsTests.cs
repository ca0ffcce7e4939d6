using McpGateway.Storage;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Guards;

/// <summary>A connection that is denied again and again is stopped, and only it, and only for a while.</summary>
public sealed class DenialsTests
{
    private const string Limit = "- name: small\n  mode: enforce\n  limit: { argument: amount, maximum: 20 }";

    [Fact]
    public async Task AfterTheLastDenialThatIsAllowed_EveryCallIsRefused_UntilTheyNoLongerCount()
    {
        await using var desk = await GuardedDesk.OpenAsync(Limit, Denials("enforce"));
        await DenyTwiceAsync(desk);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());

        Assert.IsType<ToolAnswer.UnknownTool>(await desk.CallAsync("nothing", "{}"));

        var stopped = Assert.IsType<ToolAnswer.Refused>(await desk.CallAsync("get_order", """{"order_id":"ord_1"}"""));
        Assert.Equal("guard_denials", stopped.Code);
        Assert.Contains("3 of its calls were denied within 10 minutes", stopped.Message, StringComparison.Ordinal);
        Assert.Equal((AuditOutcome.Denied, "patience"), (desk.Host.Audit.Events[^1].Outcome, desk.Host.Audit.Events[^1].Guard));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(connection: "con_2"));

        desk.Host.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync());
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());
    }

    [Fact]
    public async Task Failures_AreNotDenials()
    {
        await using var desk = await GuardedDesk.OpenAsync(Limit, Denials("enforce"));
        desk.Answer("{}", status: 404);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("not_found", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync()).Code);
        }
    }

    [Fact]
    public async Task AnObservingRule_StopsNobody()
    {
        await using var desk = await GuardedDesk.OpenAsync(Limit, Denials("observe"));
        await DenyTwiceAsync(desk);
        await DenyTwiceAsync(desk);

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());

        Assert.Equal(["guard_denials", "guard_denials"], desk.Observed.Select(observed => observed.Code));
    }

    private static async Task DenyTwiceAsync(GuardedDesk desk)
    {
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("guard_limit", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(21)).Code);
        }
    }

    private static string Denials(string mode) => $"denials: {{ name: patience, mode: {mode}, limit: 3, within: 00:10:00 }}";
}
