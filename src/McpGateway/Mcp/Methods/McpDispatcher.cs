using System.Collections.Frozen;
using McpGateway.Mcp.Listening;
using McpGateway.Mcp.Messages;
using ModelContextProtocol.Protocol;

namespace McpGateway.Mcp.Methods;

/// <summary>The table from a method's name to what answers it. A new method is one line here.</summary>
internal sealed class McpDispatcher(ToolMethods tools, AboutConnection about, ListenMethod listen)
{
    private readonly FrozenDictionary<string, Method> methods = new Method[]
    {
        new(RequestMethods.Initialize, Era.Legacy, Introduction.InitializeAsync),
        new(RequestMethods.Ping, Era.Legacy, Introduction.PingAsync),
        new(RequestMethods.ServerDiscover, Era.Modern, Introduction.DiscoverAsync),
        new(RequestMethods.ToolsList, Era.Both, tools.ListAsync),
        new(RequestMethods.ToolsCall, Era.Both, tools.CallAsync),
        new(RequestMethods.ResourcesList, Era.Both, AboutConnection.ListAsync),
        new(RequestMethods.ResourcesRead, Era.Both, about.ReadAsync),
        new(RequestMethods.ResourcesTemplatesList, Era.Both, EmptyLists.ResourceTemplatesAsync),
        new(RequestMethods.SubscriptionsListen, Era.Modern, listen.OpenAsync),
        new(RequestMethods.PromptsList, Era.Both, EmptyLists.PromptsAsync),
    }.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    public ValueTask DispatchAsync(McpCall call) =>
        methods.TryGetValue(call.Envelope.Method!, out var method) && method.Eras.HasFlag(call.Era)
            ? method.AnswerAsync(call)
            : call.RefuseAsync(Unknown(call.Era));

    // 404 tells a modern client from a server that has no such endpoint by the body; an older one expects 200.
    private McpError Unknown(Era era) => McpError.MethodNotFound(
        era == Era.Modern ? 404 : 200, $"This method is not offered; offered are {Offered(era)}.");

    private string Offered(Era era) => string.Join(", ", methods.Values
        .Where(method => method.Eras.HasFlag(era)).Select(method => method.Name).Order(StringComparer.Ordinal));

    private sealed record Method(string Name, Era Eras, Func<McpCall, ValueTask> AnswerAsync);
}
