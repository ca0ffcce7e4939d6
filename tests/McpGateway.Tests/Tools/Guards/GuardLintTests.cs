namespace McpGateway.Tests.Tools.Guards;

/// <summary>One row per rule: a guard that makes no sense, and the finding that says so with its line.</summary>
public sealed class GuardLintTests
{
    public static TheoryData<string, string> Guards => new()
    {
        { "limit: { argument: amuont, maximum: 1 }", "'amuont' is not an input of refund" },
        { "limit: { argument: kind, maximum: 1 }", "'kind' of refund must be of type integer or number" },
        { "limit: { argument: amount }", "give 'minimum', 'maximum' or both" },
        { "limit: { argument: amount, maximum: much }", "must be a number" },
        { "limit: { argument: amount, minimum: 3, maximum: 2 }", "'minimum' is above 'maximum' for clerk" },
        { "limit: { argument: amount, maximum: 0 }", "'maximum' lies beyond what the input's schema takes" },
        { "limit: { argument: amount, minimum: 1001 }", "'minimum' lies beyond what the input's schema takes" },
        { "limit: { argument: amount, maximum: { boss: 1, others: 2 } }", "the role 'boss' is not known" },
        { "limit: { argument: amount, maximum: { reader: 1, others: 2 } }", "the role 'reader' cannot call the tool" },
        { "limit: { argument: amount, maximum: { clerk: 1 } }", "'maximum' says nothing for owner" },
        { "limit: { argument: amount, maximum: 1, most: 2 }", "'most' is not a known key" },
        { "limit: { argument: amount, maximum: 1, required: perhaps }", "'required' must be true or false" },
        { "date: { argument: note, latest_days: 1 }", "'note' must have the format date or date-time" },
        { "date: { argument: day, latest_days: 1.5 }", "'latest_days' must be a whole number of days" },
        { "date: { argument: day, latest_days: 1.00:00:00 }", "must be a number" },
        { "values: { argument: kind, allowed: [gold] }", "allowed: is not an allowed value" },
        { "values: { argument: kind, allowed: [] }", "must be a list of at least one value" },
        { "values: { argument: kind }", "'allowed' is missing" },
        { "values: { argument: places, allowed: [a] }", "allowed: has the wrong type" },
        { "looked_up: { argument: order_id, by: [find_order], within: 01:00:00 }", "'find_order' is not a tool" },
        { "looked_up: { argument: order_id, by: [payout], within: 01:00:00 }", "'payout' changes something" },
        { "looked_up: { argument: order_id, by: [list_payments], within: 01:00:00 }", "'order_id' is not an input of list_payments" },
        { "looked_up: { argument: order_id, by: [], within: 01:00:00 }", "'by' must name the tools" },
        { "looked_up: { argument: note, by: { get_order: order_id }, within: 01:00:00 }", "'note' of refund must be required" },
        { "looked_up: { argument: order_id, by: [get_order], within: 8.00:00:00 }", "'within' must be a time such as 01:00:00" },
        { "count: { limit: 0, per: user, within: 01:00:00 }", "'limit' must be a whole number of calls, at least 1" },
        { "count: { limit: 1.5, per: user, within: 01:00:00 }", "'limit' must be a whole number of calls, at least 1" },
        { "count: { limit: 1, per: role, within: 01:00:00 }", "'per' must be one of user, connection, organizer" },
        { "count: { limit: 1, per: user, within: 1h }", "'within' must be a time such as 01:00:00" },
        { "count: { limit: 1, per: user, within: 00:00:30 }", "'within' must be a time such as 01:00:00" },
        { "count: { limit: 1, per: user }", "'within' is missing or empty" },
        { "sum: { argument: kind, limit: 1, per: user, within: 01:00:00 }", "'kind' of refund must be of type integer or number" },
        { "sum: { argument: places, limit: 1, per: user, within: 01:00:00 }", "'places' of refund must be required" },
        { "sum: { argument: places, limit: 1, per: user, within: 01:00:00 }", "'places' needs a 'minimum' of at least 0" },
        { "sum: { argument: amount, limit: 0, per: user, within: 01:00:00 }", "'limit' must be above 0" },
        { "sum: { argument: amount, limit: 1, currency: note, per: user, within: 01:00:00 }", "'note' needs an 'enum' or a 'pattern'" },
        { "sum: { argument: amount, limit: 1, currency: money, per: user, within: 01:00:00 }", "'money' is not an input of refund" },
        { "maximum: { argument: amount, limit: 1 }", "'maximum' is not a known key" },
        { "limit: { argument: amount, maximum: 1 }\n  count: { limit: 1, per: user, within: 01:00:00 }", "give it exactly one of limit" },
        { "limit: 5", "must be a mapping with the keys argument" },
    };

    [Theory]
    [MemberData(nameof(Guards))]
    public void Load_ReportsAGuardThatMakesNoSense(string guard, string finding)
    {
        using var folder = GuardedCatalog.With($"- name: a-rule\n  mode: enforce\n  {guard}");

        Assert.Contains(folder.Findings, found => found.StartsWith("tools/notes.yaml:", StringComparison.Ordinal)
            && found.Contains(finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("name: Small refunds", "'name' must be 1 to 40 of a-z")]
    [InlineData("name: ''", "'name' is missing or empty")]
    [InlineData("name: other", "there is another guard of this name")]
    [InlineData("name: a-rule\n  mode: warn", "'mode' must be one of observe, enforce")]
    public void Load_ReportsAGuardWithoutAProperNameOrMode(string head, string finding)
    {
        var mode = head.Contains("mode:", StringComparison.Ordinal) ? "" : "  mode: enforce\n";
        using var folder = GuardedCatalog.With($"""
            - name: other
              mode: observe
              limit: {"{ argument: amount, maximum: 1 }"}
            - {head}
            {mode}  limit: {"{ argument: amount, maximum: 1 }"}
            """);

        Assert.Contains(folder.Findings, found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tools: [refnud]", "'refnud' is not a tool of the catalog")]
    [InlineData("effects: [change]", "'change' is not an effect")]
    [InlineData("tools: []", "name the 'tools' or the 'effects' that it guards")]
    [InlineData("tools: [whoami]", "whoami asks nothing of the back office")]
    public void Load_ReportsASharedGuardThatGuardsNothing(string target, string finding)
    {
        using var folder = GuardedCatalog.With("", $$"""
            guards:
              - name: shared
                mode: enforce
                {{target}}
                count: { limit: 1, per: user, within: 01:00:00 }
            """);

        Assert.Contains(folder.Findings, found => found.StartsWith("guards.yaml:", StringComparison.Ordinal)
            && found.Contains(finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ name: x, mode: enforce, limit: 0, within: 01:00:00 }", "'limit' must be a whole number of denials")]
    [InlineData("{ name: x, mode: enforce, limit: 1 }", "'within' is missing")]
    [InlineData("{ name: x, limit: 1, within: 01:00:00 }", "'mode' must be one of")]
    [InlineData("{ name: x, mode: enforce, limit: 1, per: user, within: 01:00:00 }", "'per' is not a known key")]
    public void Load_ReportsADenialRuleThatMakesNoSense(string denials, string finding)
    {
        using var folder = GuardedCatalog.With("", $"denials: {denials}");

        Assert.Contains(folder.Findings, found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ReportsARoleThatCouldNeverKeepTheRule()
    {
        using var folder = GuardedCatalog.With(
            "- name: known\n  mode: enforce\n  looked_up: { argument: order_id, by: [get_order], within: 01:00:00 }");
        folder.Write("roles.yaml", GuardedCatalog.Roles.Replace(
            "title: Clerk, permissions: [orders.read, refunds.write]", "title: Clerk, permissions: [refunds.write]", StringComparison.Ordinal));

        Assert.Contains("the role 'clerk' can call the tool but none of 'by'", Assert.Single(folder.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ReportsEveryFindingAtOnce_EachWithItsLine()
    {
        using var folder = GuardedCatalog.With("""
            - name: first
              mode: enforce
              limit: { argument: amuont, maximum: 1 }
            - name: second
              mode: enforce
              sum: { argument: kind, limit: 1, per: user, within: 01:00:00 }
            """);
        var lines = File.ReadAllLines(Path.Combine(folder.Path, "tools/notes.yaml"));

        Assert.Contains(folder.Findings, found => found.StartsWith(At("amuont"), StringComparison.Ordinal));
        Assert.Contains(folder.Findings, found => found.StartsWith(At("argument: kind"), StringComparison.Ordinal));

        string At(string text) => $"tools/notes.yaml:{Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal)) + 1}:";
    }
}
