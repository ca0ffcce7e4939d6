using System.Collections.Concurrent;
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

    private readonly Func<SqliteSession> open;
    private readonly string path;
    private readonly BlockingCollection<WriteOperation> queue = [];
    private readonly SemaphoreSlim room = new(QueueCapacity);
    private readonly List<WriteOperation> group = new(GroupCapacity);
    private readonly Thread thread;
    private SqliteSession? session;

    public SqliteWriter(Func<SqliteSession> open, string path)
    {
        this.open = open;
        this.path = path;
        // A thread of its own: waiting for the disk must not take a thread from the requests.
        thread = new Thread(Run) { Name = "SQLite group commit", IsBackground = true };
        thread.Start();
    }

    /// <summary>Queues the work and returns its result once it is durable. Cancelling stops the waiting; work that has
    /// begun is then still committed.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        var operation = new WriteOperation<T>(work, cancellationToken);
        try
        {
            queue.Add(operation, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            room.Release();
            throw new StoreUnavailableException($"The SQLite store '{path}' is closed.");
        }

        return await operation.Completion.WaitAsync(cancellationToken);
    }

    /// <summary>Commits everything that is queued, then stops.</summary>
    public void Dispose()
    {
        // The queue itself is not disposed: callers that come too late ask it, and are refused.
        queue.CompleteAdding();
        thread.Join();
        session?.Dispose();
        session = null;
    }

    private void Run()
    {
        foreach (var first in queue.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < GroupCapacity && queue.TryTake(out var next))
            {
                group.Add(next);
            }

            room.Release(group.Count);
            Commit();
            group.Clear();
        }
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
        session.Execute("BEGIN IMMEDIATE");
        for (var i = 0; i < group.Count; i++)
        {
            if (Failure(group[i]) is { } failure)
            {
                group[i].Fail(failure);
                group.RemoveAt(i);
                return false;
            }
        }

        session.Execute("COMMIT");
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
