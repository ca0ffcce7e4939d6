using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Canaries;

/// <summary>Every tool with arguments of all kinds, and every message that is none.</summary>
internal sealed class CallingSteps(Wire wire, Cage cage, string token, Action<JsonElement> keep)
{
    /// <summary>More than one connection may send at once.</summary>
    public const int Burst = 400;

    private int calls;

    public async Task PlayAsync()
    {
        foreach (var tool in await ToolsAsync())
        {
            await CallAsync(tool.GetProperty("name").GetString()!, []);
            foreach (var arguments in new ToolArguments(cage, tool).All())
            {
                await CallAsync(tool.GetProperty("name").GetString()!, arguments);
            }
        }

        // Once more, for what was written since.
        await CallAsync("list_vouchers", []);
        await CallAsync("list_promo_codes", []);
        await CallAsync("get_booking", new JsonObject { ["booking_id"] = "bkg_alp_0042" });
        await CallAsync("get_order", new JsonObject { ["order_id"] = "ord_alp_0042" });
        await CallAsync("cancel_booking", new JsonObject { ["booking_id"] = "bkg_alp_0042", ["reason"] = cage.Mint("why it was cancelled") });
        await CallAsync(cage.Mint("the name of a tool"), new JsonObject { [cage.Mint("an argument's name")] = cage.Mint("an argument") });
        await BeMisunderstoodAsync();
        foreach (var wrong in (string[])[cage.Mint("a bearer"), $"mga_{cage.Mint("an access token")}", $"a {cage.Mint("a bearer in two words")}"])
        {
            await SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", ("Authorization", $"Bearer {wrong}"));
        }
    }

    /// <summary>Calls; keeps what was told unless it is a refusal.</summary>
    public async Task<WireAnswer> CallAsync(string tool, JsonObject arguments)
    {
        calls++;
        var answer = await SendAsync(new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = "tools/call",
            ["params"] = new JsonObject
            {
                ["name"] = tool,
                ["arguments"] = arguments.DeepClone(),
                ["_meta"] = new JsonObject { ["progressToken"] = calls, [cage.Mint("a key of _meta")] = cage.Mint("a value of _meta") },
            },
        }.ToJsonString());
        if (answer.Status == HttpStatusCode.OK && answer.Json().TryGetProperty("result", out var result)
            && !(result.TryGetProperty("isError", out var isError) && isError.GetBoolean()))
        {
            keep(result);
        }

        return answer;
    }

    /// <summary>Goes on until it is too much.</summary>
    public async Task ExhaustAsync()
    {
        for (var call = 0; call <= Burst; call++)
        {
            var answer = await CallAsync("search_bookings", new JsonObject { ["q"] = cage.Mint("a search too many") });
            if (answer.Status == HttpStatusCode.TooManyRequests)
            {
                return;
            }
        }

        Assert.Fail("The limit of a connection was not reached.");
    }

    private async Task<List<JsonElement>> ToolsAsync()
    {
        var tools = new List<JsonElement>();
        JsonObject parameters = [];
        while (true)
        {
            var page = (await SendAsync(Message("tools/list", (JsonObject)parameters.DeepClone()))).Json().GetProperty("result");
            tools.AddRange(page.GetProperty("tools").EnumerateArray());
            if (!page.TryGetProperty("nextCursor", out var cursor))
            {
                return tools;
            }

            parameters["cursor"] = cursor.GetString();
        }
    }

    private async Task BeMisunderstoodAsync()
    {
        var named = new JsonObject { ["name"] = cage.Mint("a client's own name"), ["version"] = cage.Mint("a client's own version") };
        await SendAsync(Message("initialize", new()
        {
            ["protocolVersion"] = "2025-06-18",
            ["capabilities"] = new JsonObject { ["experimental"] = new JsonObject { [cage.Mint("a capability")] = new JsonObject() } },
            ["clientInfo"] = named,
        }));
        await SendAsync(Message("initialize", new() { ["protocolVersion"] = cage.Mint("a revision"), ["clientInfo"] = named.DeepClone() }));
        foreach (var method in (string[])
            ["resources/read", "prompts/get", "completion/complete", "logging/setLevel", "notifications/cancelled", cage.Mint("a method")])
        {
            await SendAsync(Message(method, new()
            {
                ["name"] = cage.Mint($"the name in {method}"),
                ["uri"] = $"file:///{cage.Mint($"the address in {method}")}",
                ["reason"] = cage.Mint($"the reason in {method}"),
                ["level"] = cage.Mint($"the level in {method}"),
            }));
        }

        await SendAsync(Message("tools/list", new() { ["cursor"] = cage.Mint("a cursor") }));
        await SendAsync($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{cage.Mint("malformed JSON")}}""");
        await SendAsync($"\"{cage.Mint("no object")}\"");
        await SendAsync($$"""[{"jsonrpc":"2.0","id":1,"method":"{{cage.Mint("a method in a batch")}}"}]""");
        await SendAsync($$"""{"jsonrpc":"{{cage.Mint("a version of JSON-RPC")}}","id":1,"method":"ping"}""");
        await SendAsync(Message("ping", []), ("Accept", $"text/{cage.Mint("a type that is accepted")}"));
        await SendAsync(Message("ping", []), ("MCP-Protocol-Version", cage.Mint("a revision in a header")));
        await SendAsync(Message("ping", []), ("Origin", $"https://{cage.Mint("an origin")}.example"));
        await wire.PostAsync($"/mcp/{cage.Mint("an organizer in a path")}", Message("ping", []), "application/json", Bearer);
        await wire.PostAsync("/mcp", cage.Mint("a body of another type"), $"text/{cage.Mint("a type")}", Bearer);
        await wire.PostAsync($"/mcp?{cage.Mint("a query's name")}={cage.Mint("a query")}", Message("ping", []), "application/json", Bearer);
        await wire.GetAsync($"/mcp?access_token={cage.Mint("a token in a query")}");
    }

    private (string, string) Bearer => ("Authorization", $"Bearer {token}");

    private static string Message(string method, JsonObject parameters) => new JsonObject
    {
        ["jsonrpc"] = "2.0",
        ["id"] = 1,
        ["method"] = method,
        ["params"] = parameters,
    }.ToJsonString();

    private Task<WireAnswer> SendAsync(string message, params (string Name, string Value)[] headers) =>
        wire.PostAsync("/mcp", message, "application/json",
        [
            .. headers,
            .. new[] { Bearer, ("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2025-11-25") }
                .Where(usual => headers.All(header => header.Name != usual.Item1)),
        ]);
}
