using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Confirmation;

/// <summary>A destructive call by a client that shows its user a form (2026-07-28, multi round-trip requests).</summary>
public sealed class FormTests : IAsyncLifetime
{
    private RefundStage stage = null!;

    public async ValueTask InitializeAsync() => stage = await RefundStage.OpenAsync();

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public async Task TheUser_SeesExactlyWhatTheyAgreeTo()
    {
        var asked = Assert.IsType<ToolAnswer.Asked>(await stage.CallWithFormAsync());

        Assert.Equal(
            """
            Refund an order at Alpine Park?

            Order id: ord_1
            Amount: 9.50
            Currency: EUR
            Reason: Anna was ill

            This cannot be undone.
            """.ReplaceLineEndings("\n"), asked.Question);
        Assert.DoesNotContain("ord_1", asked.State, StringComparison.Ordinal);
        Assert.Equal(0, stage.Refunds);
    }

    [Fact]
    public async Task ToAccept_CarriesItOut_Once()
    {
        var state = await AskAsync();

        Assert.IsType<ToolAnswer.Data>(await stage.CallWithFormAsync(state, "accept"));
        Assert.Equal("confirmation_used", RefundStage.Refusal(await stage.CallWithFormAsync(state, "accept")));
        Assert.Equal(1, stage.Refunds);
        Assert.Contains(("confirmation.given", "in_form"), stage.Recorded);
    }

    [Theory]
    [InlineData("decline")]
    [InlineData("cancel")]
    [InlineData("ACCEPT")]
    public async Task AnythingElse_DoesNothing_AndEndsTheQuestion(string action)
    {
        var state = await AskAsync();

        var refused = Assert.IsType<ToolAnswer.Refused>(await stage.CallWithFormAsync(state, action));

        Assert.Equal(("confirmation_declined", "The user did not agree. Nothing was done."), (refused.Code, refused.Message));
        Assert.Equal("confirmation_declined", RefundStage.Refusal(await stage.CallWithFormAsync(state, "accept")));
        Assert.Equal(0, stage.Refunds);
        Assert.Single(stage.Recorded, ("confirmation.declined", "in_form"));
    }

    [Fact]
    public async Task WithoutAnAnswer_TheUserIsAskedAgain()
    {
        var state = await AskAsync();

        Assert.IsType<ToolAnswer.Asked>(await stage.CallWithFormAsync(state));
        Assert.IsType<ToolAnswer.Data>(await stage.CallWithFormAsync(state, "accept"));
    }

    [Fact]
    public async Task AnAnswerWithoutItsState_IsNoAnswer()
    {
        await AskAsync();

        Assert.IsType<ToolAnswer.Asked>(await stage.CallWithFormAsync(null, "accept"));
        Assert.Equal("confirmation_invalid", RefundStage.Refusal(await stage.CallWithFormAsync("state", "accept")));
        Assert.Equal(0, stage.Refunds);
    }

    /// <summary>Else a model could answer in its user's place.</summary>
    [Fact]
    public async Task AState_IsNoConfirmation_AndAConfirmationNoState()
    {
        var (state, token) = (await AskAsync(), await stage.AskAsync());

        Assert.Equal("confirmation_invalid", RefundStage.Refusal(await stage.CallAsync(state)));
        Assert.Equal("confirmation_invalid", RefundStage.Refusal(await stage.CallWithFormAsync(token, "accept")));
        Assert.Equal(0, stage.Refunds);
    }

    private async Task<string> AskAsync() => Assert.IsType<ToolAnswer.Asked>(await stage.CallWithFormAsync()).State;
}
