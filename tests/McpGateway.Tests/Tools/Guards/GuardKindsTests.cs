using McpGateway.Storage;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Guards;

/// <summary>Each kind of guard, enforced and observing: a call that keeps it and one that breaks it.</summary>
public sealed class GuardKindsTests
{
    private const string Day = "\"day\":\"2026-07-0";

    /// <summary>The kind with its keys, what is added to a kept call, to a broken one, the code, and words of the refusal.</summary>
    public static TheoryData<string, string, string, string, string> Kinds => new()
    {
        { "limit: { argument: places, maximum: 3 }", ",\"places\":3", ",\"places\":4", "guard_limit", "'places' must be at most 3" },
        { "limit: { argument: places, minimum: 0 }", ",\"places\":0", ",\"places\":-1", "guard_limit", "'places' must be at least 0" },
        { "limit: { argument: places, minimum: 0, maximum: 3 }", "", ",\"places\":-1", "guard_limit", "must be from 0 to 3" },
        { "limit: { argument: places, maximum: 3, required: true }", ",\"places\":3", "", "guard_limit", "at most 3, and be given" },
        { "date: { argument: day, latest_days: 3 }", $",{Day}4\"", $",{Day}5\"", "guard_date", "counted in days from today, must be at most 3" },
        { "date: { argument: day, earliest_days: 1 }", $",{Day}2\"", $",{Day}1\"", "guard_date", "must be at least 1" },
        { "values: { argument: kind, allowed: [cash, card] }", ",\"kind\":\"card\"", ",\"kind\":\"points\"", "guard_value", "one of cash, card" },
        { "values: { argument: places, allowed: [1, 2] }", ",\"places\":2.0", ",\"places\":3", "guard_value", "must be one of 1, 2" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AnEnforcedGuard_RefusesWhatBreaksIt_BeforeTheBackOfficeIsAsked(
        string kind, string kept, string broken, string code, string words)
    {
        await using var desk = await GuardedDesk.OpenAsync($"- name: a-rule\n  mode: enforce\n  {kind}");

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(more: kept));
        var refused = Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(more: broken));

        Assert.Equal(code, refused.Code);
        Assert.StartsWith("The rule 'a-rule' does not allow this call: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, desk.Asked);
        var recorded = desk.Host.Audit.Events[^1];
        Assert.Equal(
            ("tool.called", AuditOutcome.Denied, code, "a-rule"),
            (recorded.Action, recorded.Outcome, recorded.Code, recorded.Guard));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AnObservingGuard_OnlyTellsTheAudit(string kind, string kept, string broken, string code, string words)
    {
        Assert.NotEmpty(words);
        await using var desk = await GuardedDesk.OpenAsync($"- name: a-rule\n  mode: observe\n  {kind}");

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(more: kept));
        Assert.Empty(desk.Observed);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(more: broken));

        var observed = Assert.Single(desk.Observed);
        Assert.Equal(("refund", code, "a-rule"), (observed.Tool, observed.Code, observed.Guard));
        Assert.Equal(AuditOutcome.Success, desk.Host.Audit.Events[^1].Outcome);
        Assert.Null(desk.Host.Audit.Events[^1].Guard);
    }

    [Theory]
    [InlineData("clerk", 200, true)]
    [InlineData("clerk", 201, false)]
    [InlineData("owner", 500, true)]
    [InlineData("owner", 501, false)]
    [InlineData("clerk owner", 500, true)]
    [InlineData("clerk reader", 201, false)]
    public async Task ALimitByRole_IsTheMostGenerousOfTheUsersRoles(string roles, int amount, bool isKept)
    {
        await using var desk = await GuardedDesk.OpenAsync(
            "- name: by-role\n  mode: enforce\n  limit: { argument: amount, maximum: { clerk: 200, others: 500 } }");
        desk.Become("usr_1", roles.Split(' '));

        Assert.Equal(isKept, await desk.RefundAsync(amount) is ToolAnswer.Data);
    }

    [Theory]
    [InlineData("clerk", "card", false)]
    [InlineData("owner", "card", true)]
    [InlineData("owner", "cash", false)]
    [InlineData("clerk owner", "cash", true)]
    public async Task ValuesByRole_CountTogether(string roles, string kind, bool isKept)
    {
        await using var desk = await GuardedDesk.OpenAsync(
            "- name: by-role\n  mode: enforce\n  values: { argument: kind, allowed: { clerk: [cash], owner: [card] } }");
        desk.Become("usr_1", roles.Split(' '));

        Assert.Equal(isKept, await desk.RefundAsync(more: $",\"kind\":\"{kind}\"") is ToolAnswer.Data);
    }

    [Fact]
    public async Task EveryBrokenRule_IsToldAtOnce_WithoutAValueOfTheCall()
    {
        await using var desk = await GuardedDesk.OpenAsync("""
            - name: first
              mode: enforce
              limit: { argument: amount, maximum: 20 }
            - name: second
              mode: enforce
              values: { argument: kind, allowed: [cash] }
            - name: third
              mode: observe
              limit: { argument: amount, maximum: 30 }
            """);

        var refused = Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(777, ",\"kind\":\"points\""));

        Assert.Contains("'first'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'second'", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("777", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("points", refused.Message, StringComparison.Ordinal);
        Assert.Equal("third", Assert.Single(desk.Observed).Guard);
    }

    [Fact]
    public async Task ATodayThatHasPassed_MovesTheDatesWithIt()
    {
        await using var desk = await GuardedDesk.OpenAsync(
            "- name: soon\n  mode: enforce\n  date: { argument: day, latest_days: 0 }");
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(more: $",{Day}2\""));

        desk.Host.Clock.Advance(TimeSpan.FromHours(15));

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(more: $",{Day}2\""));
    }
}
