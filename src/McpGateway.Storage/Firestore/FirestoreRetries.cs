using System.Security.Cryptography;

namespace McpGateway.Storage.Firestore;

/// <summary>Repeats a request while that is safe: at growing, random distances, a few times, and never for longer than
/// the timeout.</summary>
internal sealed class FirestoreRetries(TimeSpan timeout)
{
    private const int Attempts = 8;
    private const int FirstPauseMs = 40;
    private const int LongestPauseMs = 1000;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>For what changes nothing, or changes it no second time.</summary>
    public static bool Always(FirestoreFault fault) =>
        fault is FirestoreFault.NotDone or FirestoreFault.Unsure or FirestoreFault.Silence;

    /// <summary>For what must not be done a second time: while nothing of the first can still be on its way.</summary>
    public static bool UnlessOnItsWay(FirestoreFault fault) => fault is FirestoreFault.NotDone or FirestoreFault.Unsure;

    /// <summary>Makes attempts, each of which is told how long it may take.</summary>
    /// <exception cref="FirestoreException">The last attempt failed.</exception>
    public async Task<T> RunAsync<T>(
        Func<TimeSpan, Task<T>> attempt, Func<FirestoreFault, bool> mayRepeat, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Real time, as the network's is, also where the gateway's own clock is another.
        var began = TimeProvider.System.GetTimestamp();
        for (var i = 0; ; i++)
        {
            try
            {
                return await attempt(Patience(timeout - TimeProvider.System.GetElapsedTime(began)));
            }
            catch (FirestoreException failure) when (i < Attempts - 1 && mayRepeat(failure.Fault))
            {
                var pause = Pause(i);
                if (TimeProvider.System.GetElapsedTime(began) + pause >= timeout)
                {
                    throw;
                }

                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    /// <summary>Half of the timeout at most, so that one silent attempt leaves time for another; and never nothing, which
    /// a pause that took too long would leave.</summary>
    private TimeSpan Patience(TimeSpan left) =>
        left > timeout / 2 ? timeout / 2 : left > Shortest ? left : Shortest;

    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(
        RandomNumberGenerator.GetInt32(1, Math.Min(FirstPauseMs << attempt, LongestPauseMs) + 1));
}
