using System.Collections.Concurrent;

namespace McpGateway.Storage.Firestore;

/// <summary>
/// Writes each note once in this process, however many callers need it at the same time: a document that is shared by all
/// events takes about one write a second.
/// </summary>
internal sealed class FirestoreNotes(FirestoreClient firestore)
{
    /// <summary>What one commit takes with ease.</summary>
    private const int MostAtOnce = 400;

    private const int MostRemembered = 200_000;

    private readonly ConcurrentDictionary<(AuditField Field, string? Organizer, string Value), (int First, int Last)>
        known = new();

    private readonly ConcurrentDictionary<FirestoreNote, Task> writing = new();

    public bool IsKnown(FirestoreNote note) =>
        known.TryGetValue((note.Field, note.OrganizerId, note.Value), out var days)
        && note.Day >= days.First && note.Day <= days.Last;

    /// <summary>They are written when the call returns, by it or by another.</summary>
    /// <exception cref="StoreUnavailableException">Some are not; the next call writes them anew.</exception>
    public async Task WriteAsync(IEnumerable<FirestoreNote> notes, CancellationToken cancellationToken)
    {
        foreach (var some in notes.Chunk(MostAtOnce))
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var tasks = some.ToLookup(note => writing.GetOrAdd(note, done.Task));
            if (tasks.Contains(done.Task))
            {
                _ = WriteAsync([.. tasks[done.Task]], done);
            }

            await Task.WhenAll(tasks.Select(task => task.Key)).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Begun, it is finished, whoever gives up waiting: others wait for the same.</summary>
    private async Task WriteAsync(IReadOnlyList<FirestoreNote> notes, TaskCompletionSource done)
    {
        Exception? failed = null;
        try
        {
            // Some may have been written since they were looked for.
            FirestoreWire.Write[] writes =
                [.. notes.Where(note => !IsKnown(note)).Select(note => note.Write(firestore.Names))];
            if (writes.Length > 0)
            {
                await firestore.WriteAsync(writes, CancellationToken.None);
                Remember(notes);
            }
        }
        catch (Exception failure)
        {
            failed = failure;
        }

        foreach (var note in notes)
        {
            writing.TryRemove(note, out _);
        }

        _ = failed is null ? done.TrySetResult() : done.TrySetException(failed);
    }

    private void Remember(IReadOnlyList<FirestoreNote> notes)
    {
        // Rare, and what is in use is noted anew.
        if (known.Count > MostRemembered)
        {
            known.Clear();
        }

        foreach (var note in notes)
        {
            known.AddOrUpdate(
                (note.Field, note.OrganizerId, note.Value), (note.Day, note.Day),
                (_, days) => (Math.Min(days.First, note.Day), Math.Max(days.Last, note.Day)));
        }
    }
}
