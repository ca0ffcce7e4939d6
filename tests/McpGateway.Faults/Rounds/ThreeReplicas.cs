using System.Net.Http.Json;
using System.Text.Json;
using McpGateway.Faults.Fleets;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;

namespace McpGateway.Faults.Rounds;

/// <summary>Three gateways over the same stores, behind the proxy; on Redis and Firestore unless told otherwise.</summary>
public sealed class ThreeReplicas : IAsyncLifetime
{
    private readonly string profile;
    private readonly RedisServer redis = new();
    private readonly FirestoreEmulator firestore = new() { Memory = "3g" };
    private readonly string project = Stores.NewProject();

    public ThreeReplicas()
        : this(Profiles.RedisFirestore)
    {
    }

    internal ThreeReplicas(string profile) => this.profile = profile;

    internal Fleet Fleet { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(
            profile == Profiles.Sqlite ? Task.CompletedTask : redis.StartAsync(),
            profile == Profiles.RedisFirestore ? firestore.StartAsync() : Task.CompletedTask);
        Fleet = await Fleet.StartAsync(3, profile switch
        {
            Profiles.Sqlite => Stores.Sqlite,
            Profiles.RedisSqlite => Stores.RedisSqlite(redis.Address),
            Profiles.RedisFirestore => Stores.RedisFirestore(redis.Address, firestore.Address, project),
            _ => throw new ArgumentException($"There is no profile {profile}."),
        });
    }

    /// <summary>How many events of this action there are in the audit log.</summary>
    internal Task<int> CountEventsAsync(string action) => profile == Profiles.RedisFirestore
        ? CountInFirestoreAsync(action)
        : new AuditPages(Fleet.Wire).CountAsync($"action={action}");

    public async ValueTask DisposeAsync()
    {
        if (Fleet is not null)
        {
            await Fleet.DisposeAsync();
        }

        await firestore.DisposeAsync();
        await redis.DisposeAsync();
    }

    /// <summary>Counts in Firestore itself: paging through that many events takes the emulator minutes.</summary>
    private async Task<int> CountInFirestoreAsync(string action)
    {
        var query = new
        {
            structuredAggregationQuery = new
            {
                structuredQuery = new
                {
                    from = new[] { new { collectionId = "mcp-audit" } },
                    where = new { fieldFilter = new { field = new { fieldPath = "action" }, op = "EQUAL", value = new { stringValue = action } } },
                },
                aggregations = new[] { new { alias = "events", count = new { } } },
            },
        };
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "owner");
        using var answer = await http.PostAsJsonAsync(
            $"http://{firestore.Address}/v1/projects/{project}/databases/(default)/documents:runAggregationQuery", query);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return int.Parse(JsonElement.Parse(text)[0].GetProperty("result").GetProperty("aggregateFields").GetProperty("events")
            .GetProperty("integerValue").GetString()!);
    }
}
