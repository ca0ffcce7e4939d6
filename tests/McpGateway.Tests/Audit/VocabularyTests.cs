using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Audit;

/// <summary>Nothing that a caller made up has a field of the audit log to go to (promise S19).</summary>
public sealed class VocabularyTests : IAsyncLifetime
{
    private const string Mark = "CANARY-of-a-caller";

    private static readonly (string, string)[] Marked =
        [("User-Agent", Mark), ("X-Request-Id", Mark), ("Mcp-Session-Id", Mark), ("traceparent", Mark)];

    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task WhatACallerMakesUp_IsInNoEvent()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        (string, string)[] bearer = [.. Marked, ("Authorization", $"Bearer {token}"), ("MCP-Protocol-Version", "2025-11-25")];
        foreach (var call in (string[])
            [
                """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"MARK","arguments":{}}}""",
                """{"jsonrpc":"2.0","id":"MARK","method":"tools/call","params":{"name":"whoami","arguments":{"MARK":"MARK"}}}""",
                """{"jsonrpc":"2.0","id":1,"method":"MARK","params":{"_meta":{"MARK":"MARK"}}}""",
            ])
        {
            await gateway.Wire.PostAsync("/mcp", call.Replace("MARK", Mark, StringComparison.Ordinal), "application/json", bearer);
        }

        await gateway.Wire.PostAsync("/mcp", "{}", "application/json", [.. Marked, ("Authorization", $"Bearer {Mark}")]);
        await gateway.Wire.GetAsync($"/authorize?client_id={Mark}&scope={Mark}&state={Mark}&redirect_uri={Mark}", Marked);
        await gateway.Wire.GetAsync($"/authorize?client_id={client.Id}&scope={Mark}&state={Mark}&response_type={Mark}", Marked);
        foreach (var form in (string[])
            [
                $"grant_type={Mark}&client_id={Mark}", $"grant_type=refresh_token&refresh_token={Mark}&client_id={Mark}",
                $"grant_type=authorization_code&code={Mark}&client_id={client.Id}&redirect_uri={Mark}&code_verifier={Mark}",
            ])
        {
            await gateway.Wire.PostAsync("/token", form, "application/x-www-form-urlencoded", Marked);
        }

        await gateway.Wire.PostAsync("/register", """{"client_name":"MARK","redirect_uris":["http://127.0.0.1/MARK"]}"""
            .Replace("MARK", Mark, StringComparison.Ordinal), "application/json", Marked);
        await gateway.Wire.GetAsync($"/api/v1/audit/events?user={Mark}", [.. Marked, ("Authorization", $"Bearer {Mark}")]);

        var log = (await gateway.Wire.GetAsync("/api/v1/audit/events?limit=1000", AuditLog.Authorization)).Body;
        Assert.DoesNotContain("CANARY", log, StringComparison.OrdinalIgnoreCase);
        foreach (var told in (string[])["unknown_tool", "invalid_arguments", "authorize.refused", "token.refused", "credential.refused"])
        {
            Assert.Contains(told, log, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EveryWordOfAnEvent_HasAClosedList()
    {
        var lists = gateway.Services.GetServices<AuditWords>().ToLookup(words => words.Field, words => words.Words);

        foreach (var field in (AuditField[])
            [AuditField.Action, AuditField.Code, AuditField.Provider, AuditField.Tool, AuditField.Guard])
        {
            Assert.NotEmpty(lists[field].SelectMany(words => words));
        }
    }
}
