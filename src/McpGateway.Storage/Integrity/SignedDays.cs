using System.Globalization;

namespace McpGateway.Storage.Integrity;

/// <summary>The checkpoints, each judged by its signature and by the one before, and the days by them.</summary>
internal sealed class SignedDays(Checkpoints checkpoints, RetainedDays retention)
{
    /// <summary>Longer than anything is retained.</summary>
    private const int MostDays = 4000;

    private readonly Dictionary<int, Checkpoint> signed = [];
    private readonly HashSet<int> compared = [];
    private readonly HashSet<int> broken = [];
    private readonly List<AuditFinding> findings = [];

    public IReadOnlyList<AuditFinding> Findings => findings;

    public int Count => signed.Count;

    public string? LastText { get; private set; }

    /// <summary>As the first checkpoint says it; null when there is none.</summary>
    public long? UnchainedUntil { get; private set; }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var key = (await checkpoints.FindKeyAsync(cancellationToken))?.Key;
        Checkpoint? last = null;
        try
        {
            await foreach (var (id, kept) in checkpoints.ReadAllAsync(cancellationToken))
            {
                last = Take(id, kept, key, last);
            }
        }
        catch (SealBrokenException)
        {
            last = await ReadOneByOneAsync(key, cancellationToken);
        }

        // A checkpoint that was not noted yet is the only one that may follow the noted one.
        if (key?.LastDay is { } day
            && (!signed.TryGetValue(day, out var noted) || !noted.Hash.AsSpan().SequenceEqual(key.LastHash)))
        {
            Find(AuditFault.CheckpointMissing, day);
        }

        LastText = last?.Text;
    }

    /// <summary>Compares the heads of a day with what was signed of it.</summary>
    public void Compare(int day, IReadOnlyList<ChainHead> heads)
    {
        compared.Add(day);
        if (signed.TryGetValue(day, out var checkpoint) && retention.KeepsAnyOf(day)
            && !checkpoint.Root.AsSpan().SequenceEqual(Checkpoint.RootOf(heads)))
        {
            Find(AuditFault.DayChanged, day);
        }
    }

    /// <summary>There are no heads of other days in the range.</summary>
    public void End(AuditRange range)
    {
        foreach (var (day, checkpoint) in signed)
        {
            if (checkpoint.Chains > 0 && !compared.Contains(day) && !retention.MayLack(day)
                && day >= (range.FromDay ?? day) && day <= (range.ToDay ?? day))
            {
                Find(AuditFault.DayChanged, day);
            }
        }
    }

    /// <summary>Where one of them does not open, which one that is.</summary>
    private async Task<Checkpoint?> ReadOneByOneAsync(CheckpointKey? key, CancellationToken cancellationToken)
    {
        (UnchainedUntil, var until) = (null, key?.LastDay + 1 ?? 0);
        Checkpoint? last = null;
        signed.Clear();
        findings.Clear();
        for (var day = until - MostDays; day <= until; day++)
        {
            try
            {
                if (await checkpoints.FindAsync(day, cancellationToken) is { } kept)
                {
                    last = Take(Checkpoints.IdOf(day), kept, key, last);
                }
            }
            catch (SealBrokenException)
            {
                Break(day);
            }
        }

        return last;
    }

    private void Break(int day)
    {
        broken.Add(day);
        Find(AuditFault.CheckpointChanged, day);
    }

    private Checkpoint? Take(string id, SignedCheckpoint kept, CheckpointKey? key, Checkpoint? last)
    {
        var day = ChainDay.Of(DateOnly.ParseExact(id, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var checkpoint = Checkpoint.TryParse(kept.Text);
        if (checkpoint is null || checkpoint.Day != day || key is null || !key.Verify(kept))
        {
            Break(day);
            return last;
        }

        if (broken.Contains(day - 1))
        {
            // What stood before it is not known.
        }
        else if (last is not null && day != last.Day + 1)
        {
            Find(AuditFault.CheckpointMissing, last.Day + 1);
        }
        else if (!checkpoint.Previous.AsSpan().SequenceEqual(last?.Hash ?? []))
        {
            // The first one has none before it.
            Find(last is null ? AuditFault.CheckpointMissing : AuditFault.CheckpointChanged, last is null ? day - 1 : day);
        }

        UnchainedUntil ??= checkpoint.UnchainedUntil;
        signed[day] = checkpoint;
        return checkpoint;
    }

    private void Find(AuditFault fault, int day) => findings.Add(new(fault, ChainDay.Date(day)));
}
