using System.Net.Http.Json;
using System.Text.Json;
using McpGateway.Faults.Fleets;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;

namespace McpGateway.Faults.Rounds;

/// <summary>Three gateways on Redis and Firestore behind the proxy.</summary>
public sealed class ThreeReplicas : IAsyncLifetime
{
    private readonly RedisServer redis = new();
    private readonly FirestoreEmulator firestore = new();

    private readonly string project = Stores.NewProject();

    internal Fleet Fleet { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(redis.StartAsync(), firestore.StartAsync());
        Fleet = await Fleet.StartAsync(3, Stores.RedisFirestore(redis.Address, firestore.Address, project));
    }

    /// <summary>Counts in Firestore itself: paging through that many events takes the emulator minutes.</summary>
    internal async Task<int> CountEventsAsync(string action)
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

    public async ValueTask DisposeAsync()
    {
        if (Fleet is not null)
        {
            await Fleet.DisposeAsync();
        }

        await firestore.DisposeAsync();
        await redis.DisposeAsync();
    }
}
