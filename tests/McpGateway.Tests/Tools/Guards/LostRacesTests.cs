using McpGateway.Storage;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Guards;

/// <summary>What comes of counting when the store says at every try that another was faster: no call gets by a rule
/// because it could not be counted.</summary>
public sealed class LostRacesTests
{
    private const string Kind = "guard-usage";

    private const string Limit = "- name: small\n  mode: enforce\n  limit: { argument: amount, maximum: 20 }";

    [Fact]
    public async Task ADenialThatCannotBeCounted_StopsItsConnectionAtOnce_AndForAsLongAsItWouldHaveCounted()
    {
        await using var desk = await GuardedDesk.OpenAsync(Limit, Denials("enforce"));
        desk.Host.LoseEveryRace(Kind);

        Assert.Equal("guard_limit", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(21)).Code);

        Assert.Equal((AuditOutcome.Denied, "guard_limit", "small"), LastOf(desk));
        desk.Host.WinRacesAgain();
        var stopped = Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync());
        Assert.Equal("guard_denials", stopped.Code);
        Assert.Contains("could not be counted, which holds for 10 minutes", stopped.Message, StringComparison.Ordinal);
        Assert.Equal((AuditOutcome.Denied, "guard_denials", "patience"), LastOf(desk));
        Assert.Equal(0, desk.Asked);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(connection: "con_2"));

        desk.Host.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync());
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());
    }

    [Fact]
    public async Task AnObservingRule_AuditsThatItWouldHaveStopped_AndStopsNobody()
    {
        await using var desk = await GuardedDesk.OpenAsync(Limit, Denials("observe"));
        desk.Host.LoseEveryRace(Kind);
        await desk.RefundAsync(21);

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());

        Assert.Equal(["guard_denials"], desk.Observed.Select(observed => observed.Code));
    }

    [Fact]
    public async Task ACallWhoseRoomCannotBeTaken_IsNotBegun()
    {
        await using var desk = await GuardedDesk.OpenAsync(Count("enforce"));
        desk.Host.LoseEveryRace(Kind);

        var refused = Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync());

        Assert.Equal("guard_busy", refused.Code);
        Assert.Contains("was not begun. Try again in a minute", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, desk.Asked);
    }

    [Fact]
    public async Task WhereTheRuleOnlyObserves_TheCallIsMade_AndAuditedAsUncounted()
    {
        await using var desk = await GuardedDesk.OpenAsync(Count("observe"));
        desk.Host.LoseEveryRace(Kind);

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());

        Assert.Equal(["guard_busy"], desk.Observed.Select(observed => observed.Code));
    }

    [Fact]
    public async Task RoomThatCannotBeGivenBack_StaysTaken_AndTheAnswerStands()
    {
        await using var desk = await GuardedDesk.OpenAsync(Count("enforce"));
        desk.Host.BackOffice.Api = context =>
        {
            desk.Host.LoseEveryRace(Kind);
            return StubBackOffice.AnswerAsync(context, "{}", status: 404);
        };

        Assert.Equal("not_found", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync()).Code);

        desk.Host.WinRacesAgain();
        desk.Answer();
        Assert.Equal("guard_count", Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync()).Code);
    }

    private static (AuditOutcome, string?, string?) LastOf(GuardedDesk desk) =>
        desk.Host.Audit.Events[^1] is var last ? (last.Outcome, last.Code, last.Guard) : default;

    private static string Denials(string mode) => $"denials: {{ name: patience, mode: {mode}, limit: 3, within: 00:10:00 }}";

    private static string Count(string mode) =>
        $"- name: once\n  mode: {mode}\n  count: {{ limit: 1, per: connection, within: 01:00:00 }}";
}
