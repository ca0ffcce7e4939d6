using System.Runtime.CompilerServices;
using McpGateway.Storage;

namespace McpGateway.Audit.Sinks;

/// <summary>
/// Finds the events that a sink does not have, oldest first. Events arrive in the log later than they happened: by the time
/// of a write, or by minutes where they were left out at first. So each minute of the last half hour is counted anew, and one
/// with more events than were delivered is read again; what this process has delivered of it is known and left out.
/// </summary>
internal sealed class Undelivered(IAuditStore store, TimeProvider time)
{
    /// <summary>What happened longer ago does not arrive any more.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookBackEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MostAtOnce = TimeSpan.FromDays(1);

    // Clocks of processes differ a little.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private readonly Dictionary<DateTimeOffset, HashSet<long>> delivered = [];
    private DateTimeOffset lookedBackAt = DateTimeOffset.MinValue;

    /// <summary>Where the log begins, to the month.</summary>
    public async ValueTask<DateTimeOffset> BeginAsync(CancellationToken cancellationToken)
    {
        var months = await store.SeriesAsync(new(), AuditInterval.Month, cancellationToken);
        return months.Count > 0 ? months[0].Start : StartOf(time.GetUtcNow());
    }

    /// <summary>The minutes that have more events than were delivered, oldest first.</summary>
    public async IAsyncEnumerable<DateTimeOffset> MinutesAsync(
        SinkProgress progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var looksBack = now - lookedBackAt >= LookBackEvery;
        HasLookedBack = false;
        var from = looksBack ? progress.From : Later(progress.From, StartOf(now - Recent));
        for (var end = now + Ahead; from < end; from += MostAtOnce)
        {
            var to = from + MostAtOnce < end ? from + MostAtOnce : end;
            var minutes = await store.SeriesAsync(new() { From = from, To = to }, AuditInterval.Minute, cancellationToken);
            foreach (var minute in minutes.Where(minute => minute.Total > progress.DeliveredOf(minute.Start)))
            {
                yield return minute.Start;
            }
        }

        if (looksBack)
        {
            lookedBackAt = now;
            HasLookedBack = true;
        }
    }

    /// <summary>The events of the minute that this process has not delivered, oldest first.</summary>
    public async ValueTask<IReadOnlyList<AuditEvent>> ReadAsync(DateTimeOffset minute, CancellationToken cancellationToken)
    {
        var known = delivered.GetValueOrDefault(minute);
        var events = new List<AuditEvent>();
        await foreach (var one in store.ReadAsync(new() { From = minute, To = minute + Minute }, cancellationToken))
        {
            if (known?.Contains(one.Sequence) != true)
            {
                events.Add(one);
            }
        }

        events.Reverse();
        return events;
    }

    /// <summary>Notes what was delivered of the minute; returns how much that is in all.</summary>
    public long Note(DateTimeOffset minute, IEnumerable<AuditEvent> events)
    {
        if (!delivered.TryGetValue(minute, out var known))
        {
            delivered[minute] = known = [];
        }

        known.UnionWith(events.Select(one => one.Sequence));
        return known.Count;
    }

    /// <summary>The minute up to which nothing can be missing any more, once all that was found is delivered.</summary>
    public DateTimeOffset Settled => StartOf(time.GetUtcNow() - Late);

    /// <summary>Whether the last look was whole, at everything that is not settled yet.</summary>
    public bool HasLookedBack { get; private set; }

    /// <summary>What was delivered before this minute need not be known any more.</summary>
    public void ForgetBefore(DateTimeOffset minute)
    {
        foreach (var settled in delivered.Keys.Where(known => known < minute).ToList())
        {
            delivered.Remove(settled);
        }
    }

    /// <summary>Has the next look be at everything: another process has delivered meanwhile, or a delivery failed.</summary>
    public void LookBack() => lookedBackAt = DateTimeOffset.MinValue;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset StartOf(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % Minute.Ticks), TimeSpan.Zero);
}
