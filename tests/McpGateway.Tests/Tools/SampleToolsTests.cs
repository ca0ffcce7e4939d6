using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McpGateway.Tests.Harness;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools;

/// <summary>Every tool of the sample that reads, through the running gateway to the running back office, in peace and
/// under every fault that the back office can play.</summary>
[Collection(RunningSample.Name)]
public sealed class SampleToolsTests(GatewayFixture gateway) : IAsyncLifetime
{
    private readonly OperatorCatalog catalog = SampleCatalog.Load();
    private readonly HttpClient http = new();
    private Connector connector = null!;

    public async ValueTask InitializeAsync()
    {
        connector = new(gateway.GatewayUrl);
        await connector.RegisterAsync();
        using var olivia = new Visitor("olivia@alpine.example", "try-olivia");
        var scopes = string.Join(' ', catalog.Scopes.Select(scope => scope.Name));
        await connector.ConnectAsync(olivia, "org_alpine", scopes);
    }

    public ValueTask DisposeAsync()
    {
        connector.Dispose();
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EveryDeclaredField_IsOneThatTheBackOfficeSends()
    {
        foreach (var tool in Readers())
        {
            var result = await CallAsync(tool);
            Assert.False(IsError(result), $"{tool.Name}: {result}");
            // The last page has no cursor, and some lists have one page only.
            var sent = Paths(result["structuredContent"]!, "").Append(".next_cursor").ToHashSet();
            Assert.All(Declared(tool.Output!.Root, ""), path =>
                Assert.True(sent.Contains(path), $"{tool.Name} declares {path}, which no answer has."));
        }
    }

    [Theory]
    [InlineData("leak-card", "")]
    [InlineData("leak-hash", "")]
    [InlineData("extra-fields", "")]
    [InlineData("broken-dates", "")]
    [InlineData("other-organizer", "cannot be shown to belong to this organizer")]
    [InlineData("huge", "more than can be read")]
    [InlineData("garbage", "something unexpected")]
    [InlineData("drop", "could not be reached")]
    [InlineData("status:500", "failed while working")]
    [InlineData("delay:300", "")]
    [InlineData("status:503", "failed while working")]
    [InlineData("status:429", "too much to do")]
    [InlineData("status:404", "nothing with this id")]
    public async Task UnderAFault_NothingLeavesThatMustNot(string fault, string message)
    {
        foreach (var tool in Readers())
        {
            var arguments = await ArgumentsAsync(tool);
            var result = await CallUnderFaultAsync(tool, arguments, fault);

            // Without the request id: 32 random digits may hold any word of the list.
            var text = Regex.Replace(result.ToJsonString(), "[0-9a-f]{32}", "");
            Assert.True(IsError(result) == (message != ""), $"{tool.Name} under {fault}: {text[..Math.Min(99, text.Length)]}");
            Assert.Contains(message, text, StringComparison.Ordinal);
            string[] forbidden =
                ["4111", "5555555555554444", "3782-", "$2b$", "$argon2", "live_4eC3", "org_lakeside", "sql", "national_id", "-32T", "-32\""];
            Assert.All(forbidden, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
            var declared = Declared(tool.Output!.Root, "").ToHashSet();
            Assert.All(
                result["structuredContent"] is { } content ? Paths(content, "") : [],
                path => Assert.True(declared.Contains(path), $"{tool.Name} under {fault} shows {path}"));
            // As often as a read is tried, so that the failures of all tools together open no circuit.
            for (var calls = 0; calls < 4; calls++)
            {
                Assert.False(IsError(await CallAsync(tool, arguments)), $"{tool.Name} after {fault}");
            }
        }
    }

    [Fact]
    public async Task AForeignObject_RaisesAnAlert_InTheAuditAndTheLog()
    {
        var result = await CallUnderFaultAsync(catalog.Tools["list_venues"], [], "other-organizer");
        var requestId = (string?)result["_meta"]!["gateway/requestId"];

        using var ask = new HttpRequestMessage(HttpMethod.Get, $"{gateway.GatewayUrl}/api/v1/audit/events?request={requestId}");
        ask.Headers.Authorization = new("Bearer", gateway.OperatorCredential);
        using var answer = await http.SendAsync(ask, TestContext.Current.CancellationToken);
        var events = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["events"]!.AsArray();
        Assert.Equal(["alert.raised", "tool.called"], events.Select(one => (string?)one!["action"]).Order());
        Assert.All(events, one => Assert.Equal("organizer_mismatch", (string?)one!["code"]));
        Assert.Contains($"Alert organizer_mismatch: tool list_venues, request {requestId}", gateway.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_AreShownAsTheyConsented_AndMarkedInTheText()
    {
        var page = await CallAsync(catalog.Tools["search_bookings"]);
        var names = page["structuredContent"]!["items"]!.AsArray().Select(item => (string?)item!["customer"]!["name"]).ToList();
        Assert.Contains("[withheld]", names);
        var named = Assert.IsType<string>(names.First(name => name != "[withheld]"));

        var text = (string?)page["content"]![0]!["text"];
        var mark = Regex.Match(text!, "^Words between <([a-z0-9]{6})> and </([a-z0-9]{6})> were written by customers").Groups[1].Value;
        Assert.Contains($"customer: {{", text, StringComparison.Ordinal);
        Assert.Contains($"name: <{mark}>{named}</{mark}>", text, StringComparison.Ordinal);
        Assert.Contains("$.items[*].customer.name", page["_meta"]!["gateway/untrusted"]!.AsArray().Select(path => (string?)path));
    }

    [Fact]
    public async Task SetCapacity_ChangesOnlyWhatIsStillAsItWasRead()
    {
        var page = (await connector.CallAsync("get_availability", new { limit = 1 })).GetProperty("structuredContent");
        var slot = page.GetProperty("items")[0];
        var (id, capacity) = (slot.GetProperty("timeslot_id").GetString(), slot.GetProperty("capacity").GetInt32());
        object Change(int from) => new { timeslot_id = id, capacity = capacity + 1, expected_capacity = from };

        var changed = await connector.CallAsync("set_capacity", Change(capacity));
        Assert.Equal(capacity + 1, changed.GetProperty("structuredContent").GetProperty("capacity").GetInt32());
        var stale = await connector.CallAsync("set_capacity", Change(capacity));
        Assert.Contains("changed in the meantime", stale.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefundOrder_ReturnsTheRefund()
    {
        var page = (await connector.CallAsync("list_payments", new { limit = 1 })).GetProperty("structuredContent");
        var order = page.GetProperty("items")[0].GetProperty("order_id").GetString();
        var asked = (await connector.CallAsync(
            "refund_order", new { order_id = order, amount = 0.01m, currency = "EUR", reason = "A check" })).GetProperty("structuredContent");
        var refund = await connector.CallAsync("refund_order", new
        {
            order_id = order,
            amount = 0.01m,
            currency = "EUR",
            reason = "A check",
            confirmation = TwoSteps.TokenOf(asked),
        });
        Assert.Equal(order, refund.GetProperty("structuredContent").GetProperty("order_id").GetString());
        Assert.Equal(0.01m, refund.GetProperty("structuredContent").GetProperty("amount").GetDecimal());
    }

    private IEnumerable<ToolDefinition> Readers() =>
        catalog.Tools.Values.Where(tool => tool is { Effect: Effect.Read, Operation: Operation.Http });

    private async Task<JsonNode> CallAsync(ToolDefinition tool) => await CallAsync(tool, await ArgumentsAsync(tool));

    private async Task<JsonNode> CallAsync(ToolDefinition tool, JsonObject arguments) =>
        JsonNode.Parse((await connector.CallAsync(tool.Name, arguments)).GetRawText())!;

    private async Task<JsonNode> CallUnderFaultAsync(ToolDefinition tool, JsonObject arguments, string fault)
    {
        var (faults, cancellation) = ($"{gateway.BackOfficeUrl}/_sample/faults", TestContext.Current.CancellationToken);
        using var planned = await http.PostAsJsonAsync(faults, new { path = "*", fault, times = 10 }, cancellation);
        planned.EnsureSuccessStatusCode();
        try
        {
            return await CallAsync(tool, arguments);
        }
        finally
        {
            using var cleared = await http.DeleteAsync(faults, CancellationToken.None);
        }
    }

    /// <summary>As much as allowed, and ids that the tools themselves have given.</summary>
    private async Task<JsonObject> ArgumentsAsync(ToolDefinition tool)
    {
        var arguments = new JsonObject();
        if (tool.Input.FindProperty("limit")?.Maximum is { } limit)
        {
            arguments["limit"] = limit;
        }

        if (tool.Input.FindProperty("from") is not null)
        {
            (arguments["from"], arguments["to"]) = ("2000-01-01", "2100-01-01");
        }

        foreach (var id in tool.Input.Required.Where(id => id != "query"))
        {
            var (lister, member) = id switch
            {
                "product_id" => ("list_products", "id"),
                "booking_id" or "id" => ("search_bookings", "id"),
                _ => ("search_bookings", id),
            };
            var page = await connector.CallAsync(lister, new { limit = 50 });
            // The last one: a booking with notes, participants and all.
            arguments[id] = page.GetProperty("structuredContent").GetProperty("items").EnumerateArray()
                .OrderBy(item => item.GetRawText().Length).Last().GetProperty(member).GetString();
        }

        if (tool.Input.FindProperty("query") is not null)
        {
            arguments["query"] = "alp";
        }

        return arguments;
    }

    private static bool IsError(JsonNode result) => (bool?)result["isError"] == true;

    private static IEnumerable<string> Declared(ObjectShape shape, string path) => shape.Members.SelectMany(member =>
        member.Object is { } inner ? Declared(inner, $"{path}.{member.LeavesAs}")
        : member.Leaves ? [$"{path}.{(member.Within is { } around ? $"{around}." : "")}{member.LeavesAs}"]
        : Array.Empty<string>());

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany(item => Paths(item, path)),
        _ => [path],
    };
}
