using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Kills;

/// <summary>Calls, refreshes, revokes and connects anew until the gateway dies, and remembers what it was told; afterwards
/// it holds the gateway to every word of that.</summary>
internal sealed class Actor(Assistant assistant, ConcurrentBag<string> acknowledgedCalls) : IDisposable
{
    private readonly List<(string Access, string Refresh)> ended = [];
    private (string Access, string Refresh)? tokens;
    private Intent unanswered;

    private enum Intent
    {
        None,
        Refresh,
        Revoke,
    }

    /// <summary>Answers to refreshes and revocations that it got.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Goes on until a request fails; that is a failure of the test unless the gateway is being killed.</summary>
    public async Task WorkAsync(CancellationToken killing)
    {
        try
        {
            while (!killing.IsCancellationRequested)
            {
                await StepAsync();
            }
        }
        catch (Exception) when (killing.IsCancellationRequested)
        {
            // Nobody said that it was done, and nobody that it was not.
        }
    }

    /// <summary>What was acknowledged holds; what was not can be asked for again.</summary>
    public async Task VerifyAsync()
    {
        if (unanswered == Intent.Refresh)
        {
            Take(await assistant.RefreshAsync(tokens!.Value.Refresh));
        }
        else if (unanswered == Intent.Revoke)
        {
            Assert.Equal(HttpStatusCode.OK, (await assistant.RevokeAsync(tokens!.Value.Refresh)).Status);
            End();
        }

        if (tokens is { } live)
        {
            Note(await assistant.CallAsync(live.Access));
        }

        foreach (var (access, refresh) in ended)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await assistant.CallAsync(access)).Status);
            (await assistant.RefreshAsync(refresh)).AssertRefused("invalid_grant");
        }

        ended.Clear();
        await BeginAsync();
    }

    /// <summary>Connects where there is no connection.</summary>
    public async Task BeginAsync()
    {
        if (tokens is null)
        {
            Hold(await assistant.ConnectAsync());
        }
    }

    public void Dispose() => assistant.Dispose();

    private async Task StepAsync()
    {
        if (tokens is not { } live)
        {
            await TryConnectAsync();
            return;
        }

        switch (RandomNumberGenerator.GetInt32(10))
        {
            case < 6:
                Note(await assistant.Client.CallAsync(live.Access));
                break;
            case < 9:
                unanswered = Intent.Refresh;
                Take(await assistant.Client.RefreshAsync(live.Refresh));
                break;
            default:
                unanswered = Intent.Revoke;
                Assert.Equal(HttpStatusCode.OK, (await assistant.Client.RevokeAsync(live.Refresh)).Status);
                End();
                break;
        }
    }

    /// <summary>Nothing was promised before the last page: what breaks off is begun anew.</summary>
    private async Task TryConnectAsync()
    {
        try
        {
            Hold(await assistant.Client.ConnectAsync(assistant.Visitor));
        }
        catch (Exception)
        {
            await Task.Delay(50);
        }
    }

    private void Hold(WireAnswer connected) =>
        tokens = (connected.Text("access_token"), connected.Text("refresh_token"));

    private void Note(WireAnswer called)
    {
        Assert.True(called.Status == HttpStatusCode.OK, $"{(int)called.Status}: {called.Body}");
        acknowledgedCalls.Add(called.Header("X-Request-Id"));
    }

    private void Take(WireAnswer refreshed)
    {
        Hold(refreshed);
        unanswered = Intent.None;
        Acknowledged++;
    }

    private void End()
    {
        ended.Add(tokens!.Value);
        tokens = null;
        unanswered = Intent.None;
        Acknowledged++;
    }
}
