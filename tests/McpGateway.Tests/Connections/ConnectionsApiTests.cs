using System.Net;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Connections;

/// <summary>How a back office lists and ends connections in its own pages (promise S23).</summary>
public sealed class ConnectionsApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/connections";

    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task TheList_SaysWhoWhatWhereAndHowLong_AndIsAudited()
    {
        using var olivia = Accounts.Olivia();
        await (await OAuthClient.RegisterAsync(gateway.Wire)).ConnectAsync(olivia);

        var one = Assert.Single(await ListAsync("organizer=org_alpine"));

        Assert.Equal(("A client under test", "org_alpine", "Alpine Park", "2027-01-04T09:00:00+00:00", JsonValueKind.Null),
            (one.GetProperty("client_name").GetString(), one.GetProperty("organizer_id").GetString(),
                one.GetProperty("organizer_name").GetString(), one.GetProperty("created_at").GetString(),
                one.TryGetProperty("last_used", out var used) ? used.ValueKind : JsonValueKind.Null));
        var user = one.GetProperty("user_id").GetString();
        Assert.Equal(one.GetProperty("id").GetString(), Assert.Single(await ListAsync($"user={user}")).GetProperty("id").GetString());
        Assert.Empty(await ListAsync($"user={user}&organizer=org_lakeside"));
        Assert.Empty(await ListAsync("user=nobody"));
        var read = (await AuditLog.ReadAsync(gateway.Wire, "action=connections.read"))[0];
        Assert.Equal("credential:tests", read.GetProperty("client_id").GetString());
    }

    [Fact]
    public async Task Pages_AreReadOneAfterTheOther()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        for (var i = 0; i < 3; i++)
        {
            await client.ConnectAsync(olivia);
        }

        foreach (var scope in new[] { "organizer=org_alpine", $"user={await UserAsync()}" })
        {
            var (seen, after) = (new List<string>(), "");
            do
            {
                var page = JsonDocument.Parse((await GetAsync($"{scope}&limit=2{after}")).Body).RootElement;
                seen.AddRange(page.GetProperty("connections").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
                after = page.TryGetProperty("next", out var next) ? $"&after={next.GetString()}" : null;
            }
            while (after is not null);

            Assert.Equal(3, seen.Distinct().Count());
            Assert.Equal(3, seen.Count);
        }
    }

    [Fact]
    public async Task Deleting_EndsTheConnectionAtOnce_AndItsUserReadsWhy()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        var id = Assert.Single(await ListAsync("organizer=org_alpine")).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync($"{Path}/{id}?user=somebody-else")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await DeleteAsync($"{Path}/{id}?organizer=org_lakeside")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync($"{Path}/{id}?user={await UserAsync()}")).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(token)).Status);
        var again = await DeleteAsync($"{Path}/{id}");
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Contains("has ended already", again.Body, StringComparison.Ordinal);
        Assert.Contains("ended in the back office", (await olivia.OpenAsync($"{gateway.Url}/connections")).Text, StringComparison.Ordinal);
        var ended = (await AuditLog.ReadAsync(gateway.Wire, "action=connection.revoked"))[0];
        Assert.Equal("by_operator", ended.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("", "user")]
    [InlineData("limit=5", "user")]
    [InlineData("user=", "user")]
    [InlineData("user=a&user=b", "user")]
    [InlineData("organizer=%00", "organizer")]
    [InlineData("user=a&limit=0", "limit")]
    [InlineData("user=a&limit=201", "limit")]
    [InlineData("user=a&limit=x", "limit")]
    [InlineData("user=a&clients=b", "clients")]
    public async Task AMistake_IsNamedByItsParameter(string query, string parameter)
    {
        var answer = await GetAsync(query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(JsonDocument.Parse(answer.Body).RootElement.GetProperty("errors").TryGetProperty(parameter, out _), answer.Body);
    }

    [Fact]
    public async Task WithoutACredential_NothingIsListedOrEnded()
    {
        using var sam = Accounts.Sam();
        await sam.OpenAsync($"{gateway.Url}/admin/switches");

        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Wire.GetAsync($"{Path}?user=a")).Status);
        Assert.Equal(HttpStatusCode.OK, (await sam.Browser.OpenAsync($"{gateway.Url}{Path}?user=a")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await gateway.Wire.SendAsync(HttpMethod.Delete, $"{Path}/x", null, null)).Status);
    }

    private async Task<string> UserAsync() =>
        (await ListAsync("organizer=org_alpine"))[0].GetProperty("user_id").GetString()!;

    private Task<WireAnswer> GetAsync(string query) => gateway.Wire.GetAsync($"{Path}?{query}", Bearer);

    private Task<WireAnswer> DeleteAsync(string path) => gateway.Wire.SendAsync(HttpMethod.Delete, path, null, null, Bearer);

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string query)
    {
        var answer = await GetAsync(query);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return [.. JsonDocument.Parse(answer.Body).RootElement.GetProperty("connections").EnumerateArray()];
    }

    private static (string Name, string Value) Bearer => ("Authorization", $"Bearer {AuditLog.Secret}");
}
