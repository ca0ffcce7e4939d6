using System.Net;
using System.Text;

namespace McpGateway.Tests.Canaries;

/// <summary>
/// Whatever people, clients and the back office put into the gateway, none of it is in the audit log, its exports and
/// sinks, in logs at their most talkative, in traces, in metrics, in the data folder or in an error (promises S13, S19).
/// </summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private readonly Cage cage = new();
    private Surroundings surroundings = null!;

    public async ValueTask InitializeAsync() => surroundings = await Surroundings.StartAsync();

    public ValueTask DisposeAsync() => surroundings.DisposeAsync();

    [Fact]
    public async Task NoCanary_IsFoundOutsideTheAnswersOfTools_AfterEveryFlow()
    {
        var planted = cage.Mint("planted");
        using var run = new CanaryRun(surroundings.Sample, cage);
        await run.PlayAsync();
        var places = await surroundings.ReadAuditAsync();
        foreach (var (place, bytes) in await surroundings.CollectAsync())
        {
            places[place] = bytes;
        }

        AssertSomethingWasSearched(run, places);
        var results = ToolResults.Search(run.Results, run.Handles);
        var findings = places.SelectMany(place => InPlace(place.Key, place.Value).Concat(results.FindIn(place.Key, place.Value)))
            .Concat(InErrors(run)).Distinct().ToList();
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        Assert.All(places.Values, bytes => Assert.Contains("planted", cage.FindIn([.. bytes, .. Encoding.UTF8.GetBytes(planted)])));
    }

    /// <summary>What an operator's own tool asks for by id is recorded as that id; a client that was not let in is known by
    /// the host of its document.</summary>
    private IEnumerable<string> InPlace(string place, byte[] bytes) => cage.FindIn(bytes)
        .Where(canary => canary is not ("user asked of connections" or "organizer asked of connections"
            or "organizer asked of audit/events") && (canary, place) is not ("a client's host", "the logs"))
        .Select(canary => $"{canary} is in {place}");

    /// <summary>A refusal may name to its own sender which member it does not know, and what the protocols want in it (RFC 9728:
    /// the address; MCP: the revision, the resource); the audit page shows its own form again.</summary>
    private IEnumerable<string> InErrors(CanaryRun run) => run.Courier.Answers
        .Where(answer => (int)answer.Status >= 400 || IsErrorOfMcp(answer.Text))
        .SelectMany(answer => cage.FindIn(Encoding.UTF8.GetBytes(answer.Text))
            .Where(canary => !canary.StartsWith("the name of an unknown argument", StringComparison.Ordinal)
                && !canary.StartsWith("the name of a parameter of", StringComparison.Ordinal)
                && !canary.EndsWith(" sought on audit", StringComparison.Ordinal)
                && canary is not ("an organizer in a path" or "a revision in a header" or "the address in resources/read"))
            .Select(canary => $"{canary} is in the answer {(int)answer.Status} to {answer.Request}"));

    private static bool IsErrorOfMcp(string text) => text.Contains("\"isError\":true", StringComparison.Ordinal)
        || text.Contains("\"error\":", StringComparison.Ordinal);

    private void AssertSomethingWasSearched(CanaryRun run, Dictionary<string, byte[]> places)
    {
        Assert.True(cage.Count > 500, $"Only {cage.Count} canaries were let out.");
        Assert.True(run.Results.Count > 20, $"Only {run.Results.Count} calls were answered.");
        Assert.Contains(run.Courier.Answers, answer => answer.Status == HttpStatusCode.TooManyRequests);
        Assert.All((string[])["export?format=jsonl", "export?format=csv", "export?format=ocsf", "export?format=cef", "events?limit=1000",
            "standard output", "the sink of OTLP", "the webhook", "the traces sent"], place =>
            Assert.Contains("search_bookings", Encoding.UTF8.GetString(places[place]), StringComparison.Ordinal));
        Assert.Contains("dbug:", Encoding.UTF8.GetString(places["the logs"]), StringComparison.Ordinal);
        Assert.True(places["gateway.db"].Length > 100_000);
    }
}
