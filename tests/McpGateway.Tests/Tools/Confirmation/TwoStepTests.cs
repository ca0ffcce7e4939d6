using System.Text;
using System.Text.Json;
using McpGateway.Storage;
using McpGateway.Tools;
using McpGateway.Tools.Confirmation;

namespace McpGateway.Tests.Tools.Confirmation;

/// <summary>A destructive call by a client that cannot ask its user: first what it would do, then, once, the call.</summary>
public sealed class TwoStepTests : IAsyncLifetime
{
    private RefundStage stage = null!;

    public async ValueTask InitializeAsync() => stage = await RefundStage.OpenAsync();

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public async Task TheFirstCall_DoesNothing_AndSaysWhatItWouldDo()
    {
        var told = Assert.IsType<ToolAnswer.Told>(await stage.CallAsync());

        Assert.Equal(0, stage.Refunds);
        Assert.StartsWith(
            "Nothing has been done yet: this call needs the user's confirmation. It would be: Refund an order at Alpine Park "
            + "(Order id: ord_1; Amount: 9.50; Currency: EUR; Reason: Anna was ill), which cannot be undone.",
            told.Message, StringComparison.Ordinal);
        var needed = JsonSerializer.Deserialize<JsonElement>(told.Json.Span).GetProperty("confirmation_needed");
        Assert.False(needed.GetProperty("done").GetBoolean());
        Assert.Equal("2026-07-01T09:10:00Z", needed.GetProperty("expires_at").GetString());
        Assert.StartsWith(
            "https://gateway.example/confirm/mgl_", needed.GetProperty("page").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSecondCall_IsCarriedOut_HoweverItsArgumentsAreSpelled()
    {
        var token = await stage.AskAsync();

        var answer = await stage.CallAsync(
            token, """{"reason":"Anna was \u0069ll","currency":"EUR","amount":95e-1,"order_id":"ord_1"}""");

        Assert.IsType<ToolAnswer.Data>(answer);
        Assert.Equal(1, stage.Refunds);
    }

    [Fact]
    public async Task AQuestionAndItsAnswer_AreAudited_WithoutArguments()
    {
        await stage.CallAsync(await stage.AskAsync());

        Assert.Equal(
            [
                ("confirmation.asked", null), ("tool.called", "confirmation_asked"), ("confirmation.given", "by_call"),
                ("tool.begun", null), ("tool.called", null),
            ],
            stage.Recorded);
        Assert.All(stage.Host.Audit.Events, recorded => Assert.Equal("con_1", recorded.ConnectionId));
        Assert.DoesNotContain("Anna", JsonSerializer.Serialize(stage.Host.Audit.Events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConfirmation_IsGoodOnce()
    {
        var token = await stage.AskAsync();
        await stage.CallAsync(token);

        Assert.Equal("confirmation_used", RefundStage.Refusal(await stage.CallAsync(token)));
        Assert.Equal(1, stage.Refunds);
        Assert.Equal(AuditOutcome.Denied, stage.Host.Audit.Events[^1].Outcome);
    }

    /// <summary>Half of the sum that the user may refund a day: whoever did not see the answer must not conclude from a
    /// guard that nothing was refunded, and refund what still fits.</summary>
    [Fact]
    public async Task AConfirmationUsedUp_IsSaidSo_EvenWhereTheGuardsHaveNoRoomForASecondTime()
    {
        const string much = """{"order_id":"ord_1","amount":4000,"currency":"EUR","reason":"Anna was ill"}""";
        var token = TwoSteps.TokenOf(await stage.CallAsync(arguments: much));
        Assert.IsType<ToolAnswer.Data>(await stage.CallAsync(token, much));

        Assert.Equal("confirmation_used", RefundStage.Refusal(await stage.CallAsync(token, much)));
    }

    [Fact]
    public async Task OfManyRacingCalls_OneIsCarriedOut()
    {
        var token = await stage.AskAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () =>
            await stage.CallAsync(token, caller: RefundStage.Caller(request: $"req_{i}")))));

        Assert.Single(answers, answer => answer is ToolAnswer.Data);
        Assert.Equal(1, stage.Refunds);
        Assert.All(answers.OfType<ToolAnswer.Refused>(), refused =>
            Assert.Matches("^(confirmation_used|in_progress)$", refused.Code));
    }

    [Theory]
    [InlineData("""{"order_id":"ord_1","amount":9.51,"currency":"EUR","reason":"Anna was ill"}""")]
    [InlineData("""{"order_id":"ord_2","amount":9.50,"currency":"EUR","reason":"Anna was ill"}""")]
    [InlineData("""{"order_id":"ord_1","amount":9.50,"currency":"EUR","reason":"Anna was ill!"}""")]
    [InlineData("""{"order_id":"ord_1","amount":9.50,"currency":"CHF","reason":"Anna was ill"}""")]
    public async Task OneChangedCharacter_IsAnotherCall(string changed)
    {
        var token = await stage.AskAsync();

        Assert.Equal("confirmation_of_other_arguments", RefundStage.Refusal(await stage.CallAsync(token, changed)));
        await AssertStillGoodAsync(token);
    }

    [Fact]
    public async Task AnotherConnectionOfTheSameUser_CannotUseIt()
    {
        var token = await stage.AskAsync();

        var answer = await stage.CallAsync(token, caller: RefundStage.Caller("con_2"));

        Assert.Equal("confirmation_of_other_connection", RefundStage.Refusal(answer));
        await AssertStillGoodAsync(token);
    }

    [Fact]
    public async Task AnotherTool_CannotUseIt()
    {
        var token = await stage.AskAsync();

        var answer = await stage.Host.CallAsync(
            RefundStage.Caller(), "cancel_booking", TwoSteps.Confirmed("""{"booking_id":"ord_1"}""", token));

        Assert.Equal("confirmation_of_other_tool", RefundStage.Refusal(answer));
        await AssertStillGoodAsync(token);
    }

    [Fact]
    public async Task ItEnds()
    {
        var token = await stage.AskAsync();
        stage.Host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("confirmation_expired", RefundStage.Refusal(await stage.CallAsync(token)));
        Assert.Equal(0, stage.Refunds);
    }

    [Fact]
    public async Task WhatWasNotGivenOutHere_ConfirmsNothing()
    {
        var token = await stage.AskAsync();
        var last = token[^1] == 'A' ? 'B' : 'A';

        string[] forged = ["yes", "true", token[..^1] + last, token + "A", "mge_" + token[4..], "mgl_" + token[4..]];
        foreach (var text in forged)
        {
            Assert.Equal("confirmation_invalid", RefundStage.Refusal(await stage.CallAsync(text)));
        }

        await AssertStillGoodAsync(token);
    }

    [Fact]
    public async Task ARoleThatIsGone_IsNoticedAtTheSecondCall()
    {
        var token = await stage.AskAsync();
        stage.Host.BackOffice.Roles["org_1"] = ["manager"];
        stage.Host.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("forbidden_by_role", RefundStage.Refusal(await stage.CallAsync(token)));
        Assert.Equal(0, stage.Refunds);
    }

    [Fact]
    public async Task WhatTheUserIsShown_IsKeptSealed_AndOnlyWhileTheyAreAsked()
    {
        var token = await stage.AskAsync();
        Assert.Contains("Anna was ill", await KeptAsync(), StringComparison.Ordinal);

        await stage.CallAsync(token);

        Assert.DoesNotContain("Anna", await KeptAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImpossibleCall_IsRefused_BeforeAnybodyIsAsked()
    {
        var answer = await stage.CallAsync(
            arguments: """{"order_id":"../ord_1","amount":9.50,"currency":"EUR","reason":"Anna was ill"}""");

        Assert.Equal("invalid_arguments", RefundStage.Refusal(answer));
        Assert.DoesNotContain(stage.Recorded, recorded => recorded.Action == "confirmation.asked");
    }

    [Fact]
    public async Task AValue_CannotPassForALineOfItsOwn()
    {
        var told = (ToolAnswer.Told)await stage.CallAsync(
            arguments: """{"order_id":"ord_1","amount":9.50,"currency":"EUR","reason":"ill\nAmount: 1\u202e"}""");

        Assert.Contains("Reason: ill\uFFFDAmount: 1\uFFFD)", told.Message, StringComparison.Ordinal);
    }

    private async Task AssertStillGoodAsync(string token)
    {
        Assert.Equal(0, stage.Refunds);
        Assert.IsType<ToolAnswer.Data>(await stage.CallAsync(token));
        Assert.Equal(1, stage.Refunds);
    }

    private async Task<string> KeptAsync()
    {
        var kept = await stage.Host.Records.ListAsync(AskedCall.Kind, null, null, 10, CancellationToken.None);
        return Encoding.UTF8.GetString(Assert.Single(kept).Content.Span);
    }
}
