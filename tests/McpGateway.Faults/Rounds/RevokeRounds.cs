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
    private int unservedAfterwards;

    /// <summary>Plays that many rounds, some of them at once.</summary>
    public async Task<RevokeFigures> RunAsync(int rounds, int atOnce)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => WorkAsync(rounds))));
        return new(rounds, accepted, refusedAfterwards, unservedAfterwards, acceptedAfterwards, watch.Elapsed);
    }

    private async Task WorkAsync(int rounds)
    {
        using var assistant = await Assistant.RegisterAsync(fleet);
        while (Interlocked.Increment(ref begun) <= rounds)
        {
            await PlayAsync(assistant);
        }
    }

    private async Task PlayAsync(Assistant assistant)
    {
        var tokens = await assistant.ConnectAsync();
        var token = tokens.Text("access_token");
        Assert.Equal(HttpStatusCode.OK, (await assistant.CallAsync(token)).Status);
        var confirmed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Enumerable.Range(0, Callers).Select(_ => CallUntilAsync(assistant.Client, token, confirmed.Task)).ToList();

        var revoked = await assistant.RevokeAsync(tokens.Text("refresh_token"));
        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        confirmed.SetResult();
        await Task.WhenAll(callers);
    }

    /// <summary>Calls over and over, and until it is refused once the revocation was confirmed.</summary>
    private async Task CallUntilAsync(OAuthClient client, string token, Task confirmed)
    {
        bool isAfterwards;
        HttpStatusCode status;
        do
        {
            isAfterwards = confirmed.IsCompleted;
            status = (await client.CallAsync(token)).Status;
            Count(status, isAfterwards);
        }
        while (!isAfterwards || status == HttpStatusCode.ServiceUnavailable);
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
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Interlocked.Increment(ref unservedAfterwards);
        }
    }
}

/// <summary>What came of it. <paramref name="AcceptedAfterwards"/> must be 0.</summary>
internal sealed record RevokeFigures(
    int Rounds, int AcceptedBefore, int RefusedAfterwards, int UnservedAfterwards, int AcceptedAfterwards, TimeSpan Time)
{
    public override string ToString() =>
        $"{Rounds} rounds of revoke and call in {Time.TotalSeconds:F0} s: {AcceptedBefore} calls accepted while it was being "
        + $"revoked; after it was confirmed {RefusedAfterwards} refused with 401, {UnservedAfterwards} with 503, "
        + $"{AcceptedAfterwards} accepted";
}
