using McpGateway.Tests.Tools;

namespace McpGateway.Tests.Commands;

public sealed class CatalogExplainTests
{
    private const string Refund = """{"order_id":"ord_1","amount":5,"currency":"EUR","reason":"ill"}""";

    [Fact]
    public async Task ACallThatWouldBeMade_ShowsItsRequestAndWhatLeaves()
    {
        var run = await ExplainAsync("--tool", "search_bookings", "--roles", "manager", "--user", "usr_1",
            "--scopes", "bookings:read", "--arguments", """{"limit":1}""", "--organizer", "org_alpine");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Matches(@"(?m)^request +ok +GET /v1/organizers/org_alpine/bookings$", run.Output);
        Assert.Contains("query [", run.Output, StringComparison.Ordinal);
        Assert.Contains("items[].customer.email (contact, masked)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("items[].participants[].* (of a minor, unless items[].participants[].minor is false)\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("The call by usr_1 would be made.\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manager", "refunds:write", Refund, "forbidden_by_role")]
    [InlineData("owner", "bookings:read", Refund, "insufficient_scope")]
    [InlineData("owner", "refunds:write", """{"amount":"much","colour":"red"}""", "invalid_arguments")]
    [InlineData("owner", "refunds:write", """{"\ud800":1}""", "invalid_arguments")]
    [InlineData("owner", "refunds:write", """[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]""", "invalid_arguments")]
    [InlineData("owner", "refunds:write", "nonsense", "invalid_arguments")]
    [InlineData("viewer", "", "{}", "forbidden_by_role")]
    public async Task ARefusal_NamesTheFirstGate_AndStillShowsTheOthers(
        string role, string scopes, string arguments, string code)
    {
        var run = await ExplainAsync(
            "--tool", "refund_order", "--roles", role, "--scopes", scopes, "--arguments", arguments);

        Assert.True(run.ExitCode == 1, run.Output);
        Assert.EndsWith($"The call would be refused: {code}.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["tool", "permission", "scope", "arguments", "guards", "confirmation", "request", "leaves"],
            run.Output.Split('\n').Where(line => line.Length > 0 && line[0] != ' ' && !line.StartsWith("The ", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("bookings:read", "arguments +insufficient_scope +customer looks through what is not shown: \\[contact identity\\]")]
    [InlineData("bookings:read customers:read", "arguments +ok +every one")]
    public async Task AnArgumentThatLooksThroughWhatIsMasked_IsJudged(string scopes, string verdict) => Assert.Matches(
        $"(?m)^{verdict}",
        (await ExplainAsync("--tool", "search_bookings", "--roles", "manager", "--scopes", scopes, "--arguments", """{"customer":"berg"}""")).Output);

    [Fact]
    public async Task EveryProblemOfTheArguments_HasItsLine()
    {
        var run = await ExplainAsync(
            "--tool", "refund_order", "--roles", "owner", "--arguments", """{"amount":"much","colour":"red"}""");

        Assert.Contains("    amount: has the wrong type;", run.Output, StringComparison.Ordinal);
        Assert.Contains("    colour: is not known;", run.Output, StringComparison.Ordinal);
        Assert.Contains("    order_id: is required;", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5000", "ok", "not judged: history")]
    [InlineData("5000.01", "guard_sum", "broken")]
    public async Task AGuard_IsJudgedByWhatTheCallItselfSays(string amount, string verdict, string words)
    {
        var run = await ExplainAsync("--tool", "refund_order", "--roles", "owner", "--arguments",
            Refund.Replace("5,", $"{amount},", StringComparison.Ordinal));

        Assert.Matches($"(?m)^guards +{verdict} ", run.Output);
        Assert.Contains($"refunds-per-user (enforce), {words}: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatHistoryMayRefuse_IsNamed_WithWhatTheCallTakes()
    {
        var run = await ExplainAsync("--tool", "refund_order", "--roles", "owner", "--arguments", Refund);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Matches(@"(?m)^    refunds-per-user \(enforce\), not judged: history: .*; this call takes 5 of it$", run.Output);
        Assert.Matches(@"(?m)^    many-denials \(observe\), not judged: history: after 100 denials ", run.Output);
        Assert.Matches(@"would be made once its user has confirmed it, unless history refuses it by: .*refunds-per-user", run.Output);
        Assert.DoesNotMatch(@"unless history refuses it by: .*many-denials", run.Output);
    }

    [Theory]
    [InlineData("Name the person's roles with --roles", "--tool", "whoami", "--user", "usr_1")]
    [InlineData("The catalog has no role 'king'", "--tool", "whoami", "--roles", "king")]
    [InlineData("--tool", "--roles", "owner")]
    public async Task WhatIsMissing_IsSaid(string words, params string[] args)
    {
        var run = await ExplainAsync(args);
        Assert.True(run.ExitCode == 2, run.Output);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AToolThatIsNotThere_IsRefused() =>
        Assert.Equal(1, (await ExplainAsync("--tool", "rule_the_world", "--roles", "owner")).ExitCode);

    private static Task<CommandLine> ExplainAsync(params string[] args) =>
        CommandLine.RunAsync(["catalog", "explain", SampleCatalog.Path, .. args]);
}
