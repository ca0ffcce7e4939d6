using McpGateway.Tests.Tools.Catalog;
using McpGateway.Tools;
using McpGateway.Tools.Confirmation;

namespace McpGateway.Tests.Tools.Confirmation;

/// <summary>Tools whose calls only the user can confirm, and tools that were changed meanwhile.</summary>
public sealed class PageModeTests
{
    [Fact]
    public async Task WithoutThePage_TheTokenIsWorthNothing()
    {
        using var catalog = CatalogWith("page");
        await using var host = await StartAsync(catalog);
        var told = Assert.IsType<ToolAnswer.Told>(await CallAsync(host, "{}"));
        var confirmed = TwoSteps.Confirmed("{}", TwoSteps.TokenOf(told));

        Assert.Contains("Only they can confirm it", told.Message, StringComparison.Ordinal);
        Assert.Equal("confirmation_not_given", RefundStage.Refusal(await CallAsync(host, confirmed)));

        await AnswerOnPageAsync(host, told, AskedState.Given);
        Assert.IsType<ToolAnswer.Data>(await CallAsync(host, confirmed));
        Assert.Equal("confirmation_used", RefundStage.Refusal(await CallAsync(host, confirmed)));
        Assert.Single(host.BackOffice.Requests);
    }

    [Fact]
    public async Task AClientThatShowsForms_IsSentToThePage_Too()
    {
        using var catalog = CatalogWith("page");
        await using var host = await StartAsync(catalog);

        var answer = await host.CallAsync(ToolsHost.CallerWith("notes:write"),
            new() { Name = "burn_notes", Arguments = "{}"u8.ToArray(), CanElicit = true });

        Assert.IsType<ToolAnswer.Told>(answer);
    }

    [Fact]
    public async Task WhatWasDeclinedOnThePage_IsNotDone()
    {
        using var catalog = CatalogWith("ask");
        await using var host = await StartAsync(catalog);
        var told = await CallAsync(host, "{}");
        await AnswerOnPageAsync(host, told, AskedState.Declined);

        var answer = await CallAsync(host, TwoSteps.Confirmed("{}", TwoSteps.TokenOf(told)));

        Assert.Equal("confirmation_declined", RefundStage.Refusal(answer));
        Assert.Empty(host.BackOffice.Requests);
    }

    [Fact]
    public async Task AToolThatWasChangedMeanwhile_IsAnotherTool()
    {
        using var catalog = CatalogWith("ask");
        using var changed = CatalogWith("ask", "Burns all notes for good.");
        await using var host = await StartAsync(catalog);
        var token = TwoSteps.TokenOf(await CallAsync(host, "{}"));
        await using (var other = await host.StartAnotherAsync(changed.Path))
        {
            other.BackOffice.Roles["org_1"] = ["editor"];
            var answer = await CallAsync(other, TwoSteps.Confirmed("{}", token));
            Assert.Equal("confirmation_of_changed_tool", RefundStage.Refusal(answer));
            Assert.Empty(other.BackOffice.Requests);
        }

        Assert.IsType<ToolAnswer.Data>(await CallAsync(host, TwoSteps.Confirmed("{}", token)));
    }

    private static CatalogFolder CatalogWith(string confirmation, string description = "Burns all notes.") =>
        new(tools: $$"""
            group: Notes
            tools:
              - name: burn_notes
                title: Burn the notes
                description: {{description}}
                effect: destructive
                idempotent: true
                confirmation: {{confirmation}}
                permission: notes.write
                scopes: [notes:read, notes:write]
                operation: { method: POST, path: "/v1/organizers/{organizer}/burn" }
            """);

    private static async Task<ToolsHost> StartAsync(CatalogFolder catalog)
    {
        var host = await ToolsHost.StartAsync(catalog.Path);
        host.BackOffice.Roles["org_1"] = ["editor"];
        return host;
    }

    private static ValueTask<ToolAnswer> CallAsync(ToolsHost host, string arguments) =>
        host.CallAsync(ToolsHost.CallerWith("notes:write"), "burn_notes", arguments);

    private static async Task AnswerOnPageAsync(ToolsHost host, ToolAnswer asked, AskedState state)
    {
        var questions = host.Get<AskedCalls>();
        var question = await questions.FindAsync(
            HandleKind.ConfirmationToken, TwoSteps.TokenOf(asked), TestContext.Current.CancellationToken);
        Assert.True(await questions.TryMoveAsync(question!, state));
    }
}
