using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Canaries;

/// <summary>Every flow of the gateway, with a canary in whatever somebody can fill in: some of it is taken, most refused.</summary>
internal sealed class CanaryRun(SampleProcess sample, Cage cage) : IDisposable
{
    private const string Json = "application/json";

    private readonly Courier courier = new(cage);
    private readonly List<JsonElement> results = [];
    private Wire? wire;
    private Visitor? olivia;

    /// <summary>What assistants were told by tools: what was found of it elsewhere did not belong there.</summary>
    public IReadOnlyList<JsonElement> Results => results;

    /// <summary>What was answered, to anybody.</summary>
    public Courier Courier => courier;

    public Wire Wire => wire ??= courier.Wire(sample.GatewayUrl);

    /// <summary>Tokens and secrets that were given out.</summary>
    public List<string> Handles { get; } = [];

    public async Task PlayAsync()
    {
        olivia = courier.Visitor("olivia@alpine.example", "try-olivia");
        var connecting = new ConnectingSteps(Wire, cage);
        var client = await connecting.RegisterAsync();
        await connecting.BeRefusedAsync(client);
        var tokens = await connecting.ConnectAsync(client, olivia);
        Handles.AddRange([client.Secret!, tokens.Text("access_token"), tokens.Text("refresh_token")]);
        Handles.Add(client.Registration.GetProperty("registration_access_token").GetString()!);
        var calling = new CallingSteps(Wire, cage, tokens.Text("access_token"), results.Add);
        await calling.PlayAsync();
        await BreakTheBackOfficeAsync(calling);
        await new ManagingSteps(Wire, cage, sample.OperatorCredential).PlayAsync();
        await new PageSteps(courier, cage, sample).PlayAsync();
        await SwitchOffAsync(calling);
        await calling.ExhaustAsync();
        await client.RevokeAsync(tokens.Text("refresh_token"));
        await calling.CallAsync("whoami", []);
    }

    public void Dispose()
    {
        wire?.Dispose();
        olivia?.Dispose();
    }

    private async Task BreakTheBackOfficeAsync(CallingSteps calling)
    {
        using var backOffice = new Wire(sample.BackOfficeUrl);
        foreach (var fault in (string[])
            ["status:500", "status:404", "status:403", "drop", "garbage", "leak-card", "leak-hash", "other-organizer", "extra-fields", "huge"])
        {
            await backOffice.PostAsync("/_sample/faults", JsonSerializer.Serialize(new { path = "*", fault, times = 3 }), Json);
            await calling.CallAsync("search_bookings", new JsonObject { ["q"] = cage.Mint($"a search while the back office does {fault}") });
            await calling.CallAsync("list_vouchers", []);
            await calling.CallAsync("issue_voucher", new JsonObject
            {
                ["amount"] = 5,
                ["currency"] = "EUR",
                ["recipient_name"] = cage.Mint($"a recipient while the back office does {fault}"),
            });
            await backOffice.SendAsync(HttpMethod.Delete, "/_sample/faults", null, null);
        }
    }

    private async Task SwitchOffAsync(CallingSteps calling)
    {
        (string, string)[] operators = [("Authorization", $"Bearer {sample.OperatorCredential}")];
        foreach (var (kind, target) in new[] { ("tool", "search_bookings"), ("effect", "read"), ("organizer", "org_alpine"), ("everything", "") })
        {
            var body = JsonSerializer.Serialize(new { kind, target, reason = "test" });
            var thrown = await Wire.PostAsync("/api/v1/switches", body, Json, operators);
            Assert.True((int)thrown.Status == 201, thrown.Body);
            await calling.CallAsync("search_bookings", new JsonObject { ["q"] = cage.Mint($"a search while {kind} is switched off") });
            await Wire.SendAsync(HttpMethod.Delete, thrown.Header("Location"), null, null, operators);
        }
    }
}
