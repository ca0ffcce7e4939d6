using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using McpGateway.Faults.Fleets;

namespace McpGateway.Faults.Kills;

/// <summary>Kills the one gateway of a fleet under load, at random moments, and holds it to what it had said.</summary>
internal sealed class KillRun(Fleet fleet)
{
    private const int Actors = 8;
    private const int LongestLife = 800; // milliseconds under load

    private readonly ConcurrentBag<string> acknowledgedCalls = [];
    private readonly List<double> restarts = [];

    public async Task<KillFigures> RunAsync(int kills)
    {
        var assistants = await Task.WhenAll(Enumerable.Range(0, Actors).Select(_ => Assistant.RegisterAsync(fleet)));
        List<Actor> actors = [.. assistants.Select(assistant => new Actor(assistant, acknowledgedCalls))];
        await Task.WhenAll(actors.Select(actor => actor.BeginAsync()));
        for (var kill = 0; kill < kills; kill++)
        {
            await LiveAndDieAsync(actors);
            await Task.WhenAll(actors.Select(actor => actor.VerifyAsync()));
        }

        var events = await new AuditPages(fleet.Wire).RequestsAsync("action=tool.called");
        actors.ForEach(actor => actor.Dispose());
        restarts.Sort();
        return new(kills, acknowledgedCalls.Count, acknowledgedCalls.Count(call => !events.Contains(call)),
            actors.Sum(actor => actor.Acknowledged), restarts[restarts.Count / 2], restarts[^1]);
    }

    private async Task LiveAndDieAsync(List<Actor> actors)
    {
        using var killing = new CancellationTokenSource();
        var work = actors.Select(actor => Task.Run(() => actor.WorkAsync(killing.Token))).ToList();
        await Task.Delay(RandomNumberGenerator.GetInt32(LongestLife) + 1);
        await killing.CancelAsync();
        await fleet.Gateways[0].KillAsync();
        await Task.WhenAll(work);
        var died = Stopwatch.StartNew();
        await fleet.Gateways[0].StartAsync("/health/live");
        restarts.Add(died.Elapsed.TotalSeconds);
    }
}

/// <summary>What came of it. <paramref name="CallsLost"/> must be 0; every other promise is asserted on the way.</summary>
internal sealed record KillFigures(
    int Kills, int Calls, int CallsLost, int RefreshesAndRevocations, double MedianRestart, double LongestRestart)
{
    public override string ToString() =>
        $"{Kills} kills: {Calls} calls acknowledged, {CallsLost} of them without an audit event; {RefreshesAndRevocations} refreshes "
        + $"and revocations acknowledged, all in force; answering again after {MedianRestart:F1} s in the median, "
        + $"{LongestRestart:F1} s at most";
}
