using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Rounds;

/// <summary>The same refresh token presented by several at once, over whichever replicas the proxy chooses; the winner's
/// is raced for next.</summary>
/// <param name="countEventsAsync">From an action to the number of its events in the audit log.</param>
internal sealed class RefreshRaces(Fleet fleet, Func<string, Task<int>> countEventsAsync)
{
    private const int MostRacers = 4;

    private readonly ConcurrentBag<string> failures = [];
    private int begun;
    private int refreshes;

    /// <summary>Runs that many races on some connections at once; nobody else refreshes meanwhile.</summary>
    public async Task<RaceFigures> RunAsync(int races, int connections)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => WorkAsync(races))));
        var elapsed = watch.Elapsed;
        return new(races, refreshes, await countEventsAsync("token.refreshed"), await countEventsAsync("token.replayed"),
            await countEventsAsync("token.reuse_detected"), [.. failures], elapsed);
    }

    private async Task WorkAsync(int races)
    {
        using var assistant = await Assistant.RegisterAsync(fleet);
        var tokens = await assistant.ConnectAsync();
        while (Interlocked.Increment(ref begun) <= races && failures.IsEmpty)
        {
            tokens = await RaceAsync(assistant, tokens.Text("refresh_token")) ?? tokens;
        }

        Assert.Equal(HttpStatusCode.OK, (await assistant.CallAsync(tokens.Text("access_token"))).Status);
    }

    /// <summary>The answer that all got; null when they did not.</summary>
    private async Task<WireAnswer?> RaceAsync(Assistant assistant, string token)
    {
        var racers = RandomNumberGenerator.GetInt32(2, MostRacers + 1);
        var answers = await Task.WhenAll(Enumerable.Range(0, racers).Select(_ => assistant.RefreshAsync(token)));
        Interlocked.Add(ref refreshes, racers);
        if (answers.All(answer => answer.Status == HttpStatusCode.OK) && answers.DistinctBy(answer => answer.Body).Count() == 1)
        {
            return answers[0];
        }

        failures.Add(string.Join(", ", answers.Select(answer => $"{(int)answer.Status}"))
            + $" with {answers.DistinctBy(answer => answer.Body).Count()} different answers");
        return null;
    }
}

/// <summary>What came of it: as many rotations as races, no alarms, no failures.</summary>
internal sealed record RaceFigures(
    int Races, int Refreshes, int Rotations, int Replays, int Alarms, IReadOnlyList<string> Failures, TimeSpan Time)
{
    public override string ToString() =>
        $"{Races} races of {Refreshes} refreshes in {Time.TotalSeconds:F0} s: {Rotations} rotations, {Replays} repeated answers, "
        + $"{Alarms} alarms of reuse, {Failures.Count} failures {string.Join("; ", Failures)}";
}
