namespace McpGateway.Storage;

/// <summary>Remembers that a server does not answer, so that not everybody waits for it: for a while it is left alone, and
/// then one caller finds out. Real time, as the network's is.</summary>
internal sealed class Silence(TimeSpan pause)
{
    private long since;

    /// <summary>Whether to leave the server alone now. Of those who ask after the pause one is told not to.</summary>
    public bool IsKept()
    {
        var began = Interlocked.Read(ref since);
        if (began == 0)
        {
            return false;
        }

        var now = TimeProvider.System.GetTimestamp();
        return TimeProvider.System.GetElapsedTime(began, now) < pause
            || Interlocked.CompareExchange(ref since, now, began) != began;
    }

    /// <summary>It did not answer; whether that is news.</summary>
    public bool Begin() => Interlocked.Exchange(ref since, TimeProvider.System.GetTimestamp()) == 0;

    /// <summary>It answered; whether that is news.</summary>
    public bool End() => Interlocked.Read(ref since) != 0 && Interlocked.Exchange(ref since, 0) != 0;
}
