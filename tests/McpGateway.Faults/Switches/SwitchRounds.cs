using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Switches;

/// <summary>Throws and lifts switches of every kind by the API of one replica or another, while connections of different
/// people, clients and organizers call without a pause over all of them.</summary>
internal sealed class SwitchRounds(Fleet fleet)
{
    private const string Api = "/api/v1/switches";
    private const int ThrowsOfARound = 2;
    private const int CallsInForce = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly List<double> receipts = [];
    private volatile SwitchMoment now = SwitchMoment.Changing();
    private int accepted;
    private int acceptedInForce;
    private int refused;
    private int stoppedOthers;
    private int stoppedLifted;
    private int unserved;

    /// <summary>Plays that many rounds, the kinds in turn; in each the switch is thrown, lifted, and thrown and lifted
    /// once more.</summary>
    public async Task<SwitchFigures> RunAsync(int rounds)
    {
        var callers = await SwitchedCallers.ConnectAsync(fleet);
        using var over = new CancellationTokenSource();
        var work = callers.Select(caller => Task.Run(() => caller.WorkAsync(() => now, Count, over.Token))).ToList();
        var watch = Stopwatch.StartNew();
        var play = PlayAsync(callers, rounds);
        // A caller ends before it is told to only by a failure.
        await await Task.WhenAny([play, .. work]);
        var elapsed = watch.Elapsed;
        await over.CancelAsync();
        await Task.WhenAll(work);
        receipts.Sort();
        return new()
        {
            Rounds = rounds,
            Refused = refused,
            AcceptedInForce = acceptedInForce,
            StoppedOthers = stoppedOthers,
            StoppedLifted = stoppedLifted,
            Accepted = accepted,
            Unserved = unserved,
            Receipts = receipts,
            Time = elapsed,
        };
    }

    private async Task PlayAsync(IReadOnlyList<SwitchedCaller> callers, int rounds)
    {
        string[] kinds = [.. callers[0].Targets.Keys];
        for (var round = 0; round < rounds; round++)
        {
            var kind = kinds[round % kinds.Length];
            var target = callers[RandomNumberGenerator.GetInt32(callers.Count)].Targets[kind];
            for (var thrown = 0; thrown < ThrowsOfARound; thrown++)
            {
                await ThrowAsync(kind, target);
                var inForce = SwitchMoment.InForce(caller => caller.Targets[kind] == target);
                await PassAsync(callers, inForce, CallsInForce);
                await PassAsync(callers, SwitchMoment.Changing(), 0);
                await LiftAllAsync();
                await PassAsync(callers, SwitchMoment.Lifted(), 1);
                await PassAsync(callers, SwitchMoment.Changing(), 0);
            }
        }
    }

    /// <summary>Lets this moment be the present one until every caller has ended so many calls in it, and so every call
    /// from before it.</summary>
    private async Task PassAsync(IReadOnlyList<SwitchedCaller> callers, SwitchMoment moment, int calls)
    {
        now = moment;
        while (!callers.All(caller => caller.HasEnded(moment, calls)))
        {
            await Task.Delay(1);
        }
    }

    private async Task ThrowAsync(string kind, string target)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { kind, target, reason = "test" });
        var answer = await SendAsync(HttpMethod.Post, Api, body);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        receipts.Add(answer.Json().GetProperty("in_force_after_ms").GetDouble());
    }

    /// <summary>All, for one whose receipt was lost may be there as well.</summary>
    private async Task LiftAllAsync()
    {
        var thrown = await SendAsync(HttpMethod.Get, Api, null);
        foreach (var one in thrown.Json().GetProperty("switches").EnumerateArray())
        {
            var path = $"{Api}/{one.GetProperty("id").GetString()}";
            var answer = await SendAsync(HttpMethod.Delete, path, null);
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, answer.Body);
        }
    }

    /// <summary>To one replica or another, until one can.</summary>
    private async Task<WireAnswer> SendAsync(HttpMethod method, string path, byte[]? body)
    {
        var patience = Stopwatch.StartNew();
        WireAnswer answer;
        do
        {
            answer = await Assistant.UntilServedAsync(() => SendOnceAsync(method, path, body));
        }
        while (answer.Status == HttpStatusCode.ServiceUnavailable && patience.Elapsed < Patience);

        return answer;
    }

    private async Task<WireAnswer> SendOnceAsync(HttpMethod method, string path, byte[]? body)
    {
        using var replica = new Wire(fleet.Gateways[RandomNumberGenerator.GetInt32(fleet.Gateways.Count)].Url);
        return await replica.SendAsync(method, path, body, body is null ? null : "application/json",
            AuditLog.Authorization, ("Host", new Uri(fleet.Url).Authority));
    }

    private void Count(SwitchedCaller caller, SwitchMoment moment, CallEnd end)
    {
        var isStopped = end == CallEnd.Stopped;
        var isMeant = moment.Stops(caller);
        Add(ref accepted, end == CallEnd.Accepted);
        Add(ref unserved, end == CallEnd.Unserved);
        Add(ref acceptedInForce, isMeant && end == CallEnd.Accepted);
        Add(ref refused, isMeant && isStopped);
        Add(ref stoppedOthers, moment.Stage == SwitchStage.InForce && !isMeant && isStopped);
        Add(ref stoppedLifted, moment.Stage == SwitchStage.Lifted && isStopped);
    }

    private static void Add(ref int counter, bool isOneMore) => Interlocked.Add(ref counter, isOneMore ? 1 : 0);
}
