using McpGateway.Tests.Harness;
using McpGateway.Tests.Mcp;

namespace McpGateway.Tests.Tools;

/// <summary>A demo account's connection with every scope that its role is offered, and raw calls over it.</summary>
internal sealed class Session(GatewayFixture gateway, string token)
{
    private int lastId;

    public static async Task<Session> OpenAsync(GatewayFixture gateway, string login)
    {
        var scopes = string.Join(' ', SampleCatalog.Load().Scopes.Select(scope => scope.Name));
        var password = $"try-{login.Split('@')[0]}";
        return new(gateway, await gateway.GetAccessTokenAsync(login, password, "org_alpine", scopes));
    }

    public Task<McpReply> ListAsync() => PostAsync("tools/list", "{}");

    /// <param name="arguments">JSON, sent as it is.</param>
    public Task<McpReply> CallAsync(string tool, string arguments) =>
        PostAsync("tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}}}""");

    /// <summary>The same as a client calls that gives all of its messages one id.</summary>
    public Task<McpReply> CallWithIdOneAsync(string tool, string arguments) =>
        PostAsync("tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}}}""", id: 1);

    /// <summary>Calls a tool and, where it asks for the user's confirmation, once more with it.</summary>
    public async Task<McpReply> CallConfirmedAsync(string tool, string arguments)
    {
        var reply = await CallAsync(tool, arguments);
        return reply.Result.TryGetProperty("structuredContent", out var content) && TwoSteps.TokenOf(content) is { } token
            ? await CallAsync(tool, TwoSteps.Confirmed(arguments, token))
            : reply;
    }

    private Task<McpReply> PostAsync(string method, string parameters) => PostAsync(method, parameters, ++lastId);

    private Task<McpReply> PostAsync(string method, string parameters, int id) => McpConversation.SendAsync(
        HttpMethod.Post, $"{gateway.GatewayUrl}/mcp",
        $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""",
        ("Authorization", $"Bearer {token}"), ("Accept", "application/json, text/event-stream"),
        ("Content-Type", "application/json"), ("MCP-Protocol-Version", "2025-11-25"));
}
