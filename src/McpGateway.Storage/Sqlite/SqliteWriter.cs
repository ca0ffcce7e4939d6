using Microsoft.Data.Sqlite;

namespace McpGateway.Storage.Sqlite;

/// <summary>
/// Group commit: one thread writes whatever has queued up in one transaction, and every caller goes on when that is on
/// disk. While one group is being synced the next one gathers, so a group is as large as the load needs.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int QueueCapacity = 4096;
    private const int GroupCapacity = 512;

    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(3);

    private readonly Func<SqliteSession> open;
    private readonly string path;
    private readonly Func<CommitMark> readMark;
    private readonly RecordsMark recordsMark;
    // Guarded by a monitor, which puts the waiting thread to sleep at once: spinning would cost the requests their
    // processor.
    private readonly Queue<WriteOperation> queue = new(GroupCapacity);
    private readonly SemaphoreSlim room = new(QueueCapacity);
    private readonly List<WriteOperation> group = new(GroupCapacity);
    private readonly GroupSize size = new();
    private readonly Thread thread;
    private SqliteSession? session;
    private bool isClosed;
    private bool isGathering;

    /// <param name="open">Opens a connection that writes.</param>
    /// <param name="path">Of the file, for messages.</param>
    /// <param name="readMark">The commit up to which the file is.</param>
    /// <param name="recordsMark">Is told of commits that leave the records alone.</param>
    public SqliteWriter(Func<SqliteSession> open, string path, Func<CommitMark> readMark, RecordsMark recordsMark)
    {
        (this.open, this.path, this.readMark, this.recordsMark) = (open, path, readMark, recordsMark);
        // A thread of its own: waiting for the disk must not take a thread from the requests.
        thread = new Thread(Run) { Name = "SQLite group commit", IsBackground = true };
        thread.Start();
    }

    /// <summary>Queues the work and returns its result once it is durable. Cancelling stops the waiting; work that has
    /// begun is then still committed.</summary>
    public async Task<T> WriteAsync<T>(
        Func<SqliteSession, T> work, bool leavesRecordsAlone, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        var operation = new WriteOperation<T>(work, cancellationToken) { LeavesRecordsAlone = leavesRecordsAlone };
        if (!TryQueue(operation))
        {
            room.Release();
            throw new StoreUnavailableException($"The SQLite store '{path}' is closed.");
        }

        return await operation.Completion.WaitAsync(cancellationToken);
    }

    /// <summary>Commits everything that is queued, then stops.</summary>
    public void Dispose()
    {
        lock (queue)
        {
            isClosed = true;
            Monitor.Pulse(queue);
        }

        thread.Join();
        session?.Dispose();
        session = null;
    }

    private bool TryQueue(WriteOperation operation)
    {
        lock (queue)
        {
            if (isClosed)
            {
                return false;
            }

            queue.Enqueue(operation);
            if (!isGathering || queue.Count == size.Wanted)
            {
                Monitor.Pulse(queue);
            }

            return true;
        }
    }

    private void Run()
    {
        while (TakeGroup())
        {
            room.Release(group.Count);
            Commit();
            group.Clear();
        }
    }

    /// <summary>Waits for work; false when there will be none.</summary>
    private bool TakeGroup()
    {
        lock (queue)
        {
            while (queue.Count == 0 && !isClosed)
            {
                Monitor.Wait(queue);
            }

            var isComplete = Gather();
            while (group.Count < GroupCapacity && queue.TryDequeue(out var operation))
            {
                group.Add(operation);
            }

            size.Note(group.Count, isComplete);
            return group.Count > 0;
        }
    }

    /// <summary>False when not everyone came in time who was waited for.</summary>
    private bool Gather()
    {
        if (queue.Count >= size.Wanted || isClosed)
        {
            return true;
        }

        isGathering = true;
        var isComplete = Monitor.Wait(queue, GatherFor);
        isGathering = false;
        return isComplete;
    }

    private void Commit()
    {
        group.RemoveAll(operation => operation.TryCancel());
        try
        {
            // An operation that fails leaves the group, and its neighbours run again: that is rare, and undoes its
            // traces for certain, even if the error has rolled the transaction back already.
            while (group.Count > 0 && !TryCommit())
            {
                if (session!.InTransaction)
                {
                    session.Execute("ROLLBACK");
                }
            }
        }
        catch (SqliteException failure)
        {
            FailAll(SqliteFailure.Describe(failure, path));
            return;
        }

        group.ForEach(operation => operation.Succeed());
    }

    private bool TryCommit()
    {
        session ??= open();
        session.Ends.Forget();
        session.Execute("BEGIN IMMEDIATE");
        var before = readMark();
        for (var i = 0; i < group.Count; i++)
        {
            if (Failure(group[i]) is { } failure)
            {
                group[i].Fail(failure);
                group.RemoveAt(i);
                return false;
            }
        }

        session.Ends.Settle();
        session.Execute("COMMIT");
        if (group.TrueForAll(operation => operation.LeavesRecordsAlone))
        {
            recordsMark.LeftAlone(before, readMark());
        }

        return true;
    }

    /// <summary>Null when the work is done; otherwise what its caller is told.</summary>
    private Exception? Failure(WriteOperation operation)
    {
        try
        {
            operation.Execute(session!);
            return null;
        }
        catch (SqliteException failure)
        {
            return SqliteFailure.Describe(failure, path);
        }
        catch (Exception failure)
        {
            // Whatever it is, it belongs to this caller and not to its neighbours.
            return failure;
        }
    }

    private void FailAll(StoreUnavailableException failure)
    {
        group.ForEach(operation => operation.Fail(failure));
        // A new connection next time: closing this one undoes the transaction, and the cause may have gone by then.
        session?.Dispose();
        session = null;
    }
}
