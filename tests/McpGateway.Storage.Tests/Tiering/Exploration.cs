namespace McpGateway.Storage.Tests.Tiering;

/// <summary>
/// Runs the calls of some actors in every order of their steps, with at most so many mishaps anywhere: a crash, a store
/// out of reach, a lost answer, a cache that restarts, claims that lapse. Each order is a run from the start.
/// </summary>
internal sealed class Exploration(Wish[][] actors, Flaw flaw, int mishaps)
{
    /// <summary>One decision: which of how many alternatives.</summary>
    private readonly List<(int Taken, int Of)> path = [];

    public int Schedules { get; private set; }

    /// <summary>The first wrong outcome, or null when there is none in any order.</summary>
    public string? FindMistake()
    {
        do
        {
            Schedules++;
            if (RunOnce() is { } mistake)
            {
                return mistake;
            }
        }
        while (Advance());

        return null;
    }

    private string? RunOnce()
    {
        var run = new ScheduledRun(actors, flaw);
        var left = mishaps;
        for (var depth = 0; ; depth++)
        {
            var moves = run.Moves(withMishaps: left > 0);
            if (moves.Count == 0)
            {
                return run.FindMistake();
            }

            if (depth == path.Count)
            {
                path.Add((0, moves.Count));
            }

            left -= run.Make(moves[path[depth].Taken]);
        }
    }

    /// <summary>To the next order that has not been run; false after the last.</summary>
    private bool Advance()
    {
        while (path.Count > 0)
        {
            var (taken, of) = path[^1];
            path.RemoveAt(path.Count - 1);
            if (taken + 1 < of)
            {
                path.Add((taken + 1, of));
                return true;
            }
        }

        return false;
    }
}
