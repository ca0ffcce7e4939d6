namespace McpGateway.Storage.Integrity;

/// <summary>Signs the days that are over, each once and in their order, whichever process comes first.</summary>
internal sealed class CheckpointSigner(IAuditChains chains, Checkpoints checkpoints, TimeProvider time)
{
    /// <summary>Returns how many it signed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var last = ChainDay.LastOver(time.GetUtcNow());
        if (await FirstDayAsync(cancellationToken) is not { } first || first > last)
        {
            return 0;
        }

        var count = 0;
        while (true)
        {
            var (key, version) = await checkpoints.GetKeyAsync(cancellationToken);
            var day = key.LastDay + 1 ?? first;
            if (day > last)
            {
                return count;
            }

            var previous = key.LastHash ?? [];
            var checkpoint = await MakeAsync(day, previous, cancellationToken);
            if (!await checkpoints.TryAddAsync(checkpoint, key, version, cancellationToken)
                && !await CatchUpAsync(day, cancellationToken))
            {
                return count;
            }

            count++;
        }
    }

    /// <summary>Another process signed the day, or this one ended before it had noted so: whoever holds the newest key
    /// record goes on.</summary>
    private async Task<bool> CatchUpAsync(int day, CancellationToken cancellationToken)
    {
        var (key, version) = await checkpoints.GetKeyAsync(cancellationToken);
        if (key.LastDay >= day)
        {
            return true;
        }

        return await checkpoints.FindAsync(day, cancellationToken) is { } signed
            && Checkpoint.TryParse(signed.Text) is { } there
            && await checkpoints.TryNoteAsync(there, key, version, cancellationToken);
    }

    private async Task<Checkpoint> MakeAsync(int day, byte[] previous, CancellationToken cancellationToken)
    {
        var heads = await chains.ReadHeadsAsync(new(day, day), cancellationToken).ToListAsync(cancellationToken);
        return new(
            day, previous, await chains.FindUnchainedUntilAsync(cancellationToken), heads.Count,
            heads.Sum(head => head.Count), Checkpoint.RootOf(heads));
    }

    private async Task<int?> FirstDayAsync(CancellationToken cancellationToken)
    {
        await foreach (var head in chains.ReadHeadsAsync(new(), cancellationToken))
        {
            return head.Key.Day;
        }

        return null;
    }
}
