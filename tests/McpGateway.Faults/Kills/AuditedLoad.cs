using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using McpGateway.Faults.Fleets;

namespace McpGateway.Faults.Kills;

/// <summary>200 audited calls a second, whether or not the gateway is there; it is killed and started again
/// meanwhile.</summary>
internal sealed class AuditedLoad(Fleet fleet)
{
    private const int PerSecond = 200;
    private const int TickMilliseconds = 50;
    private const int MostAtOnce = 400;

    private readonly ConcurrentBag<string> acknowledged = [];
    private readonly SemaphoreSlim room = new(MostAtOnce);
    private int sent;
    private int unanswered;

    /// <summary>Loads for about this long, with that many kills in it.</summary>
    public async Task<AuditedFigures> RunAsync(TimeSpan length, int kills)
    {
        using var assistant = await Assistant.RegisterAsync(fleet);
        var token = (await assistant.ConnectAsync()).Text("access_token");
        using var over = new CancellationTokenSource(length);
        var load = Task.Run(() => LoadAsync(assistant, token, over.Token));
        var made = 0;
        for (; made < kills; made++)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(1, (int)length.TotalMilliseconds / kills));
            await fleet.Gateways[0].KillAsync();
            await fleet.Gateways[0].StartAsync("/health/live");
        }

        await load;
        var events = await new AuditPages(fleet.Wire).RequestsAsync("action=tool.called");
        return new(length, made, sent, acknowledged.Count, unanswered, acknowledged.Count(call => !events.Contains(call)));
    }

    private async Task LoadAsync(Assistant assistant, string token, CancellationToken over)
    {
        var calls = new List<Task>();
        var watch = Stopwatch.StartNew();
        while (!over.IsCancellationRequested)
        {
            var due = (int)(watch.Elapsed.TotalSeconds * PerSecond);
            for (; sent < due; sent++)
            {
                await room.WaitAsync(CancellationToken.None);
                calls.Add(CallAsync(assistant, token));
            }

            await Task.Delay(TickMilliseconds, CancellationToken.None);
        }

        await Task.WhenAll(calls);
    }

    private async Task CallAsync(Assistant assistant, string token)
    {
        try
        {
            var answer = await assistant.Client.CallAsync(token);
            if (answer.Status == HttpStatusCode.OK)
            {
                acknowledged.Add(answer.Header("X-Request-Id"));
            }
            else
            {
                Assert.Equal(HttpStatusCode.BadGateway, answer.Status);
                Interlocked.Increment(ref unanswered);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            Interlocked.Increment(ref unanswered);
        }
        finally
        {
            room.Release();
        }
    }
}

/// <summary>What came of it. <paramref name="Lost"/> must be 0.</summary>
internal sealed record AuditedFigures(TimeSpan Length, int Kills, int Sent, int Acknowledged, int Unanswered, int Lost)
{
    public override string ToString() =>
        $"{Sent} calls at 200 a second for {Length.TotalSeconds:F0} s, {Kills} kills: {Acknowledged} acknowledged, {Unanswered} not "
        + $"answered, {Lost} acknowledged without an audit event";
}
