namespace McpGateway.Storage.Tests.Tiering;

/// <summary>Whether what the callers were told can be true.</summary>
internal sealed class Verdict(IReadOnlyList<Call> history)
{
    public string? FindMistake() => history
        .Where(call => call is { Wish: Wish.Read, Returned: true })
        .Select(read => FindRevoked(read) ?? FindLost(read))
        .FirstOrDefault(mistake => mistake is not null);

    /// <summary>In the end a reader gets what the durable store holds; nothing, where a tombstone may be left of a call
    /// that failed.</summary>
    public static string? FindDifference(
        IReadOnlyList<Call> history, StoredRecord? read, StoredRecord? kept, bool hasLostCache)
    {
        var inDoubt = history.Where(call => call.Wish != Wish.Read && !call.Returned).Select(call => call.Wish).ToList();
        if (read is null
            ? kept is null || inDoubt.Contains(Wish.Revoke) || inDoubt.Contains(Wish.Add)
            : kept is not null && Stamp.Of(read) == Stamp.Of(kept))
        {
            return null;
        }

        // A claim lost and a crash in one call leave an old copy, for as long as copies live; that call never returned.
        return hasLostCache && inDoubt.Count > 0
            ? null
            : $"the copy differs from the durable record: {(read is null ? "nothing" : Stamp.Of(read))}";
    }

    /// <summary>A call that begins after a removal was confirmed finds nothing of the life that was removed.</summary>
    private string? FindRevoked(Call read)
    {
        if (read.Record is not { } record)
        {
            return null;
        }

        var born = history.FirstOrDefault(
            call => call.Wish == Wish.Add && Stamp.Life(call.Record!) == Stamp.Life(record))?.Ended ?? -1;
        var revocation = history.FirstOrDefault(call =>
            call is { Wish: Wish.Revoke, Returned: true } && call.Ended < read.Began && born < call.Began);
        return revocation is null ? null : $"{read} found what {revocation} had ended";
    }

    /// <summary>A call that begins after a write was confirmed finds it, or what came after it.</summary>
    private string? FindLost(Call read)
    {
        var lost = history.FirstOrDefault(write =>
            write is { Wish: Wish.Replace or Wish.Add, Returned: true, Succeeded: true } && write.Ended < read.Began
            && !Follows(read, write));
        return lost is null ? null : $"{read} did not find what {lost} had written";
    }

    private bool Follows(Call read, Call write)
    {
        var mayBeRevoked = history.Any(call =>
            call.Wish == Wish.Revoke && call.Began < read.Ended && call.Ended > write.Began);
        return read.Record is { } record && Stamp.Life(record) == Stamp.Life(write.Record!)
            ? record.Version >= write.Record!.Version
            : mayBeRevoked;
    }
}
