using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Fleets;

/// <summary>A client with a person behind it, as patient as a real one: told to come again, it does.</summary>
internal sealed class Assistant : IDisposable
{
    private const int MostAttempts = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private Assistant(OAuthClient client) => Client = client;

    /// <summary>For requests that are sent once.</summary>
    public OAuthClient Client { get; }

    /// <summary>The person, at a browser.</summary>
    public Visitor Visitor { get; private set; } = Accounts.Olivia();

    public static async Task<Assistant> RegisterAsync(Fleet fleet) =>
        new(await PatientlyAsync(() => OAuthClient.RegisterAsync(fleet.Wire)));

    /// <summary>A new connection; the answer with its tokens.</summary>
    public Task<WireAnswer> ConnectAsync() => PatientlyAsync(() => Client.ConnectAsync(Visitor), ComeAnew);

    /// <summary>A code that is not redeemed yet.</summary>
    public Task<string> GetCodeAsync() => PatientlyAsync(() => Client.GetCodeAsync(Visitor), ComeAnew);

    public Task<WireAnswer> CallAsync(string token) => UntilServedAsync(() => Client.CallAsync(token));

    public Task<WireAnswer> RefreshAsync(string token) => UntilServedAsync(() => Client.RefreshAsync(token));

    public Task<WireAnswer> RevokeAsync(string token) => UntilServedAsync(() => Client.RevokeAsync(token));

    public void Dispose() => Visitor.Dispose();

    /// <summary>Sends until the answer is not that the gateway, or its store, cannot be reached.</summary>
    public static async Task<WireAnswer> UntilServedAsync(Func<Task<WireAnswer>> send)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await send();
                if (answer.Status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway)
                    || attempt == MostAttempts)
                {
                    return answer;
                }
            }
            catch (HttpRequestException) when (attempt < MostAttempts)
            {
                // The gateway ended with the request in its hands.
            }

            await Task.Delay(Pause);
        }
    }

    private void ComeAnew()
    {
        Visitor.Dispose();
        Visitor = Accounts.Olivia();
    }

    /// <summary>What takes several pages is begun anew after any failure.</summary>
    private static async Task<T> PatientlyAsync<T>(Func<Task<T>> attempt, Action? reset = null)
    {
        for (var made = 1; ; made++)
        {
            try
            {
                return await attempt();
            }
            catch (Exception) when (made < MostAttempts)
            {
                reset?.Invoke();
                await Task.Delay(Pause);
            }
        }
    }
}
