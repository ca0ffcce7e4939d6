using System.Diagnostics;
using System.Net;
using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Rounds;

/// <summary>Connect, call, and revoke while others go on calling: over whichever replicas the proxy chooses.</summary>
internal sealed class RevokeRounds(Fleet fleet)
{
    private const int Callers = 2;

    private int begun;
    private int accepted;
    private int acceptedAfterwards;
    private int refusedAfterwards;
    private int otherwiseAfterwards;

    /// <summary>Plays that many rounds, some of them at once.</summary>
    public async Task<RevokeFigures> RunAsync(int rounds, int atOnce)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => WorkAsync(rounds))));
        return new(rounds, accepted, refusedAfterwards, otherwiseAfterwards, acceptedAfterwards, watch.Elapsed);
    }

    private async Task WorkAsync(int rounds)
    {
        using var visitor = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(fleet.Wire);
        while (Interlocked.Increment(ref begun) <= rounds)
        {
            await PlayAsync(client, visitor);
        }
    }

    private async Task PlayAsync(OAuthClient client, Visitor visitor)
    {
        var tokens = await client.ConnectAsync(visitor);
        var token = tokens.Text("access_token");
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
        var confirmed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Enumerable.Range(0, Callers).Select(_ => CallUntilAsync(client, token, confirmed.Task)).ToList();

        var revoked = await client.RevokeAsync(tokens.Text("refresh_token"));
        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        confirmed.SetResult();
        await Task.WhenAll(callers);
    }

    /// <summary>Calls over and over, and once more after the revocation was confirmed.</summary>
    private async Task CallUntilAsync(OAuthClient client, string token, Task confirmed)
    {
        bool isAfterwards;
        do
        {
            isAfterwards = confirmed.IsCompleted;
            var answer = await client.CallAsync(token);
            Count(answer.Status, isAfterwards);
        }
        while (!isAfterwards);
    }

    private void Count(HttpStatusCode status, bool isAfterwards)
    {
        if (!isAfterwards)
        {
            Interlocked.Add(ref accepted, status == HttpStatusCode.OK ? 1 : 0);
        }
        else if (status == HttpStatusCode.OK)
        {
            Interlocked.Increment(ref acceptedAfterwards);
        }
        else if (status == HttpStatusCode.Unauthorized)
        {
            Interlocked.Increment(ref refusedAfterwards);
        }
        else
        {
            Interlocked.Increment(ref otherwiseAfterwards);
        }
    }
}

/// <summary>What came of it. <paramref name="AcceptedAfterwards"/> must be 0.</summary>
internal sealed record RevokeFigures(
    int Rounds, int AcceptedBefore, int RefusedAfterwards, int OtherwiseAfterwards, int AcceptedAfterwards, TimeSpan Time)
{
    public override string ToString() =>
        $"{Rounds} rounds of revoke and call in {Time.TotalSeconds:F0} s: {AcceptedBefore} calls accepted while it was being "
        + $"revoked; after it was confirmed {RefusedAfterwards} refused with 401, {OtherwiseAfterwards} otherwise, "
        + $"{AcceptedAfterwards} accepted";
}
