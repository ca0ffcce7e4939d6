using System.Net;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Incidents;

/// <summary>From a suspicion to the connections, in one step to their end, and to the report (promise S24).</summary>
public sealed class ContainmentTests : IAsyncLifetime
{
    private const string Path = "/api/v1/incidents";
    private const string Since = "2027-01-04T00:00:00Z";

    private readonly Visitor olivia = Accounts.Olivia();
    private readonly Visitor marco = new("marco@alpine.example", "try-marco");
    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public async ValueTask DisposeAsync()
    {
        olivia.Dispose();
        marco.Dispose();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task Containment_EndsTheConnectionsThatItConcerns_AndNoOther_AndTheReportIsTheLogs()
    {
        var suspect = await OAuthClient.RegisterAsync(gateway.Wire);
        var other = await OAuthClient.RegisterAsync(gateway.Wire);
        string[] tokens =
            [(await suspect.ConnectAsync(olivia)).Text("access_token"), (await suspect.ConnectAsync(marco)).Text("access_token")];
        var free = (await other.ConnectAsync(olivia)).Text("access_token");
        var began = gateway.Clock.GetUtcNow();
        foreach (var token in (string[])[.. tokens, tokens[0], free])
        {
            Assert.Equal(HttpStatusCode.OK, (await suspect.CallAsync(token)).Status);
            gateway.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        var before = await ReportAsync($"client={suspect.Id}");
        Assert.Equal((3, 2, 2), (Number(before, "calls"), Number(before, "live"), before.GetProperty("connections").GetArrayLength()));
        Assert.Empty(await AuditLog.ReadAsync(gateway.Wire, "action=connection.revoked"));

        var receipt = (await ContainAsync(new { from = Since, client = suspect.Id, reason = "incident" })).Json();
        Assert.Equal(2, Number(receipt, "stopped"));
        foreach (var token in tokens)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await suspect.CallAsync(token)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await other.CallAsync(free)).Status);
        var after = receipt.GetProperty("report");
        var log = await AuditLog.ReadAsync(gateway.Wire, $"action=tool.called&client={suspect.Id}&outcome=success");
        Assert.Equal((log.Count, 0), (Number(after, "calls"), Number(after, "live")));
        var tool = Assert.Single(after.GetProperty("tools").EnumerateArray());
        Assert.Equal(("whoami", 3), (tool.GetProperty("tool").GetString(), Number(tool, "calls")));
        Assert.Equal((began, began.AddSeconds(60)),
            (tool.GetProperty("first").GetDateTimeOffset(), tool.GetProperty("last").GetDateTimeOffset()));
        Assert.Equal(
            log.Select(one => one.GetProperty("user_id").GetString()).Distinct().Order(),
            after.GetProperty("users").EnumerateArray().Select(one => one.GetString()));
        Assert.All(after.GetProperty("connections").EnumerateArray(), one => Assert.Equal(
            ("contained", gateway.Clock.GetUtcNow()),
            (one.GetProperty("stopped_by").GetString(), one.GetProperty("stopped_at").GetDateTimeOffset())));
        var revoked = await AuditLog.ReadAsync(gateway.Wire, "action=connection.revoked&code=contained");
        Assert.Equal(
            revoked.Select(one => one.GetProperty("connection_id").GetString()).Order(),
            after.GetProperty("connections").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        var contained = Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=incident.contained"));
        Assert.Equal(("incident", "credential:tests"),
            (contained.GetProperty("code").GetString(), contained.GetProperty("user_id").GetString()));

        var text = (await gateway.Wire.GetAsync($"{Path}?from={Since}&client={suspect.Id}&format=text", AuditLog.Authorization)).Body;
        Assert.Contains("Calls of tools: 3\n", text, StringComparison.Ordinal);
        Assert.Contains("Connections: 2, still live: 0\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("olivia", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{"from":"2027-01-04","reason":"incident"}""", "user")]
    [InlineData("""{"user":"usr_1","reason":"incident"}""", "from")]
    [InlineData("""{"from":"2025-01-04","user":"usr_1","reason":"incident"}""", "from")]
    [InlineData("""{"from":"2027-01-04","to":"2027-01-03","user":"usr_1","reason":"incident"}""", "to")]
    [InlineData("""{"from":"2027-01-04","user":"usr_1","reason":"because"}""", "reason")]
    [InlineData("""{"from":"2027-01-04","user":7,"reason":"incident"}""", "user")]
    [InlineData("""{"from":"2027-01-04","name":"x","reason":"incident"}""", "body")]
    public async Task AMistake_IsNamed_AndEndsNothing(string body, string field)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");

        var answer = await gateway.Wire.PostAsync(Path, body, "application/json", AuditLog.Authorization);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.Json().GetProperty("errors").TryGetProperty(field, out _), answer.Body);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
    }

    [Fact]
    public async Task SecurityStaffRead_AndOnlyACredentialContains()
    {
        using var sam = Accounts.Sam();
        using var dana = Accounts.Dana();
        foreach (var (visitor, reads) in new[] { (sam, HttpStatusCode.OK), (dana, HttpStatusCode.Forbidden), (olivia, HttpStatusCode.Forbidden) })
        {
            await visitor.OpenAsync($"{gateway.Url}/connections");
            var cookie = ("Cookie", visitor.Browser.Cookies.GetCookieHeader(new(gateway.Url)));
            Assert.Equal(reads, (await gateway.Wire.GetAsync($"{Path}?from={Since}&user=usr_1", cookie)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Wire.PostAsync(
                Path, """{"from":"2027-01-04","user":"usr_1","reason":"incident"}""", "application/json", cookie)).Status);
        }
    }

    private async Task<JsonElement> ReportAsync(string criteria)
    {
        var answer = await gateway.Wire.GetAsync($"{Path}?from={Since}&{criteria}", AuditLog.Authorization);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer.Json();
    }

    private async Task<WireAnswer> ContainAsync(object body)
    {
        var answer = await gateway.Wire.PostAsync(Path, JsonSerializer.Serialize(body), "application/json", AuditLog.Authorization);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer;
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
