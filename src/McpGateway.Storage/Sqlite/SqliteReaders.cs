using System.Collections.Concurrent;

namespace McpGateway.Storage.Sqlite;

/// <summary>
/// Connections for reading. A read runs on its caller's thread, since it takes microseconds; so there are as many
/// connections in use as threads that read, and a few are kept for the next ones.
/// </summary>
internal sealed class SqliteReaders(Func<SqliteSession> open) : IDisposable
{
    private static readonly int Kept = Environment.ProcessorCount * 2;

    private readonly ConcurrentQueue<SqliteSession> idle = new();
    private volatile bool closed;

    public T Read<TState, T>(TState state, Func<SqliteSession, TState, T> read)
    {
        if (!idle.TryDequeue(out var session))
        {
            session = open();
        }

        var sound = false;
        try
        {
            var result = read(session, state);
            sound = true;
            return result;
        }
        finally
        {
            // After an error a new connection is the surest way back.
            if (sound && !closed && idle.Count < Kept)
            {
                idle.Enqueue(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryDequeue(out var session))
        {
            session.Dispose();
        }
    }
}
