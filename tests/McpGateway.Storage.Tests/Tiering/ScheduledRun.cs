namespace McpGateway.Storage.Tests.Tiering;

/// <summary>One run of the actors over fresh stores, in which the record is there from the start.</summary>
internal sealed class ScheduledRun
{
    private readonly ModelRecords durable = new();
    private readonly ModelCache cache = new(new ManualClock());
    private readonly List<Call> history = [];
    private readonly List<string> trace = [];
    private readonly Actor[] actors;
    private bool hasLostCache;

    public ScheduledRun(Wish[][] wishes, Flaw flaw)
    {
        _ = durable.TryAddAsync(Stamp.Record("first", "start"), default).AsTask();
        var shared = new FlawedCache(cache, flaw);
        actors = [.. wishes.Select((calls, i) => new Actor(i, durable, shared, history, calls))];
    }

    private enum Mishap
    {
        None,
        Fails,
        FailsAfterwards,
        Crash,
        CacheRestarts,
        ClaimsLapse,
    }

    /// <summary>What may happen next: none when every actor is done.</summary>
    public List<(int Actor, int Mishap)> Moves(bool withMishaps)
    {
        List<(int, int)> moves = [];
        for (var i = 0; i < actors.Length; i++)
        {
            if (actors[i].IsWaiting)
            {
                moves.Add((i, (int)Mishap.None));
            }
        }

        if (withMishaps && moves.Count > 0)
        {
            foreach (var (actor, _) in moves.ToArray())
            {
                moves.AddRange([(actor, (int)Mishap.Fails), (actor, (int)Mishap.FailsAfterwards), (actor, (int)Mishap.Crash)]);
            }

            moves.AddRange([(0, (int)Mishap.CacheRestarts), (0, (int)Mishap.ClaimsLapse)]);
        }

        return moves;
    }

    /// <summary>Returns how many mishaps that was.</summary>
    public int Make((int Actor, int Mishap) move)
    {
        var (actor, mishap) = (move.Actor, (Mishap)move.Mishap);
        trace.Add(mishap == Mishap.None ? $"{actor}" : $"{actor}:{mishap}");
        switch (mishap)
        {
            case Mishap.Crash:
                actors[actor].Crash();
                break;
            case Mishap.CacheRestarts:
                cache.Lose();
                hasLostCache = true;
                break;
            case Mishap.ClaimsLapse:
                cache.LoseClaims();
                hasLostCache = true;
                break;
            default:
                actors[actor].Go((StepEnd)mishap);
                break;
        }

        return mishap == Mishap.None ? 0 : 1;
    }

    public string? FindMistake()
    {
        foreach (var actor in actors)
        {
            // A fault of the code or of the test comes out here.
            Assert.True(actor.HasCrashed || actor.Running.IsCompletedSuccessfully, actor.Running.Exception?.ToString());
        }

        // Afterwards one reads twice: at once, and when no claim can be left.
        var atOnce = Probe();
        cache.LoseClaims();
        var later = Probe();
        var kept = durable.FindAsync(Stamp.Kind, Stamp.Id, default).AsTask().Result;
        var mistake = new Verdict(history).FindMistake()
            ?? Verdict.FindDifference(history, later, kept, hasLostCache)
            ?? (atOnce is not null && later is null ? "a record was read, and then not any more" : null);
        return mistake is null
            ? null
            : $"{mistake}\nsteps: {string.Join(' ', trace)}\n{string.Join('\n', history)}\n"
                + $"durable: {(kept is null ? "nothing" : Stamp.Of(kept))}";
    }

    private StoredRecord? Probe()
    {
        var reader = new Actor(9, durable, cache, history, [Wish.Read]);
        while (reader.IsWaiting)
        {
            reader.Go(StepEnd.Done);
        }

        return history[^1].Record;
    }
}
