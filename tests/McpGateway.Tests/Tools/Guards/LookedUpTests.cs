using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Guards;

/// <summary>Only what this connection has read itself a short time ago.</summary>
public sealed class LookedUpTests
{
    private const string Rule = """
        - name: known-order
          mode: enforce
          looked_up: { argument: order_id, by: { get_order: order_id, list_payments: of_order }, within: 01:00:00 }
        """;

    private const string Order = """{"order_id":"ord_1"}""";

    [Fact]
    public async Task AnOrder_MustHaveBeenLookedUp()
    {
        await using var desk = await GuardedDesk.OpenAsync(Rule);

        var refused = Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync());
        Assert.IsType<ToolAnswer.Data>(await desk.CallAsync("get_order", Order));

        Assert.Equal("guard_not_looked_up", refused.Code);
        Assert.Contains("looked up within 1 hour, by get_order or list_payments", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ord_1", refused.Message, StringComparison.Ordinal);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());
    }

    [Fact]
    public async Task AnotherOrder_AnotherConnection_OrAnotherTool_IsNoLookUp()
    {
        await using var desk = await GuardedDesk.OpenAsync(Rule);
        await desk.CallAsync("get_order", Order);
        await desk.CallAsync("get_order", """{"order_id":"ord_3"}""", connection: "con_2");

        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(order: "ord_2"));
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(order: "ord_3"));
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync(connection: "con_2"));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());
    }

    [Fact]
    public async Task ALookUp_EndsWithItsTime_AndAnotherBeginsItAnew()
    {
        await using var desk = await GuardedDesk.OpenAsync(Rule);
        await desk.CallAsync("get_order", Order);

        desk.Host.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync());
        await desk.CallAsync("get_order", Order);
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(30));
        await desk.CallAsync("get_order", Order);
        desk.Host.Clock.Advance(TimeSpan.FromMinutes(45));
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());
    }

    [Fact]
    public async Task ALookUpThatFoundNothing_IsNone()
    {
        await using var desk = await GuardedDesk.OpenAsync(Rule);
        desk.Answer("{}", status: 404);
        await desk.CallAsync("get_order", Order);
        desk.Answer("""{"items":[]}""");
        Assert.IsType<ToolAnswer.Data>(await desk.CallAsync("list_payments", """{"of_order":"ord_1"}"""));
        Assert.IsType<ToolAnswer.Refused>(await desk.RefundAsync());

        desk.Answer("""{"items":[{"id":"pay_1","organizer_id":"org_1"}]}""");
        await desk.CallAsync("list_payments", """{"of_order":"ord_1"}""");
        desk.Answer();

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());
    }

    [Theory]
    [InlineData("items", """{"items":[],"next_cursor":"more"}""", false)]
    [InlineData("items", """{"next_cursor":"more","items":[]}""", false)]
    [InlineData("page.items", """{"page":{"items":[]}}""", false)]
    [InlineData("page.items", """{"next_cursor":"more","page":{"items":[{"organizer_id":"org_1"}]}}""", true)]
    public async Task AnEmptyPage_ShowsNothing_WhateverStandsAroundIt(string list, string page, bool shows)
    {
        await using var desk = await GuardedDesk.OpenWithPaymentsAsync(Rule, list);
        desk.Answer(page);
        Assert.IsType<ToolAnswer.Data>(await desk.CallAsync("list_payments", """{"of_order":"ord_1"}"""));
        desk.Answer();

        Assert.Equal(shows, await desk.RefundAsync() is ToolAnswer.Data);
    }

    [Fact]
    public async Task WhatWasLookedUp_IsNowhereInTheStore()
    {
        await using var desk = await GuardedDesk.OpenAsync(Rule);
        await desk.CallAsync("get_order", """{"order_id":"ord_quetzalcoatl"}""");
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync(order: "ord_quetzalcoatl"));

        var stored = desk.Host.ReadStore();

        Assert.Contains("looked-up", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("quetzalcoatl", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnObservingRule_RemembersAsWell()
    {
        await using var desk = await GuardedDesk.OpenAsync(Rule.Replace("enforce", "observe", StringComparison.Ordinal));

        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());
        await desk.CallAsync("get_order", Order);
        Assert.IsType<ToolAnswer.Data>(await desk.RefundAsync());

        Assert.Equal("guard_not_looked_up", Assert.Single(desk.Observed).Code);
    }
}
