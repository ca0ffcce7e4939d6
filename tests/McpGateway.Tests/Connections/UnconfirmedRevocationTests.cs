using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace McpGateway.Tests.Connections;

/// <summary>A revocation that reached Redis and not the durable store is in force and not confirmed. Whoever asks again is
/// told that it is done only when it is: then it also outlives Redis (promise S16).</summary>
public sealed class UnconfirmedRevocationTests : IAsyncLifetime
{
    private readonly RedisServer redis = new();
    private readonly Visitor olivia = Accounts.Olivia();
    private InProcessGateway gateway = null!;
    private OAuthClient client = null!;
    private WireAnswer tokens = null!;

    public async ValueTask InitializeAsync()
    {
        await redis.InitializeAsync();
        gateway = await InProcessGateway.StartAsync(
            [
                .. AuditLog.Settings, "--Gateway:Storage:Profile=Redis+Sqlite",
                $"--Gateway:Storage:Redis:Connection={redis.Address}", "--Gateway:Storage:Redis:Timeout=00:00:05",
            ]);
        client = await OAuthClient.RegisterAsync(gateway.Wire);
        tokens = await client.ConnectAsync(olivia);
        using (Lock())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.RevokeAsync(tokens.Text("refresh_token"))).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(tokens.Text("access_token"))).Status);
    }

    public async ValueTask DisposeAsync()
    {
        olivia.Dispose();
        await gateway.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task TheClientThatAsksAgain_IsToldSoWhenItIsGone()
    {
        Assert.Equal(HttpStatusCode.OK, (await client.RevokeAsync(tokens.Text("refresh_token"))).Status);
        await AssertGoneForGoodAsync("by_client");

        // Nothing is left to end, and nothing more to record.
        Assert.Equal(HttpStatusCode.OK, (await client.RevokeAsync(tokens.Text("refresh_token"))).Status);
        Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=connection.revoked"));
    }

    [Fact]
    public async Task WhileTheDurableStoreIsAway_NobodyIsToldThatItIsDone()
    {
        using (Lock())
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.RevokeAsync(tokens.Text("refresh_token"))).Status);
        }
    }

    [Fact]
    public async Task TheUser_WhoSeesItStillListed_EndsIt()
    {
        var page = await olivia.OpenAsync($"{gateway.Url}/connections");

        var after = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=revoke]"));

        Assert.Empty(after.Document!.QuerySelectorAll("tr[data-connection]"));
        await AssertGoneForGoodAsync("by_user");
    }

    [Fact]
    public async Task TheBackOffice_EndsIt()
    {
        var list = await SendAsync(HttpMethod.Get, "/api/v1/connections?organizer=org_alpine");
        var id = Assert.Single(list.Json().GetProperty("connections").EnumerateArray()).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"/api/v1/connections/{id}")).Status);
        await AssertGoneForGoodAsync("by_operator");
    }

    [Fact]
    public async Task AContainment_EndsIt()
    {
        var answer = await SendAsync(
            HttpMethod.Post, "/api/v1/incidents",
            new { from = "2027-01-04T00:00:00Z", client = client.Id, reason = "incident" });

        Assert.Equal(1, answer.Json().GetProperty("stopped").GetInt32());
        await AssertGoneForGoodAsync("contained");
    }

    private async Task AssertGoneForGoodAsync(string code)
    {
        await redis.KillAsync();
        await redis.StartAsync();

        while ((await gateway.Wire.GetAsync("/health/ready")).Status != HttpStatusCode.OK)
        {
            // Asked anew only when its last answer is old.
            gateway.Clock.Advance(TimeSpan.FromSeconds(6));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(tokens.Text("access_token"))).Status);
        var revoked = Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=connection.revoked"));
        Assert.Equal(code, revoked.GetProperty("code").GetString());
    }

    /// <summary>Until it is disposed nobody writes to the durable store.</summary>
    private SqliteConnection Lock()
    {
        var database = new SqliteConnection($"Data Source={gateway.StorePath};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return database;
    }

    private Task<WireAnswer> SendAsync(HttpMethod method, string path, object? body = null) => gateway.Wire.SendAsync(
        method, path, body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body), body is null ? null : "application/json",
        AuditLog.Authorization);
}
