using Microsoft.Data.Sqlite;

namespace McpGateway.Storage.Sqlite;

/// <summary>
/// One SQLite file: reads on their callers' threads, writes through one group commit. Other processes may use the same
/// file at the same time, since every decision is made by the database and none from memory.
/// </summary>
internal sealed class SqliteDatabase(string path) : IDisposable
{
    private const int PurgeStep = 1000;

    private readonly RecordsMark recordsMark = new();
    private SqliteWriter? writer;
    private SqliteReaders? readers;
    private WalIndex? walIndex;

    /// <summary>How long to wait for another process that writes.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Makes the file if there is none and brings its schema up to date.</summary>
    public void Open()
    {
        try
        {
            CreateFile();
            walIndex = WalIndex.TryOpen(OpenForWriting());
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Describe(failure, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"The SQLite store '{path}' cannot be opened: its folder must exist, or be allowed to be made, and be "
                + "writable for this process.", failure);
        }

        readers = new SqliteReaders(() => new SqliteSession(path, BusyTimeout));
        writer = new SqliteWriter(OpenForWriting, path, ReadMark, recordsMark);
    }

    /// <summary>Opens a file that exists, for reading alone: its schema stays what it is.</summary>
    public void OpenForReading() => readers = new SqliteReaders(() => new SqliteSession(path, BusyTimeout));

    /// <summary>Since which commit the records are what they are at this moment, where that can be told.</summary>
    public CommitMark Mark() => recordsMark.Of(ReadMark());

    /// <summary>Reads synchronously.</summary>
    public T Read<TState, T>(TState state, Func<SqliteSession, TState, T> read)
    {
        try
        {
            return (readers ?? throw NotOpen()).Read(state, read);
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Describe(failure, path);
        }
    }

    /// <summary>Does the work, all of it or none, and returns its result once it is durable.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        (writer ?? throw NotOpen()).WriteAsync(work, leavesRecordsAlone: false, cancellationToken);

    /// <summary>The same for work that changes no record.</summary>
    public Task<T> WriteBesideRecordsAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        (writer ?? throw NotOpen()).WriteAsync(work, leavesRecordsAlone: true, cancellationToken);

    /// <summary>Runs a deletion whose parameters are a moment and the most rows, until nothing up to that moment is left;
    /// returns how many rows went. In steps, so that it never keeps the other writers waiting for long.</summary>
    public async ValueTask<int> PurgeAsync(string sql, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var total = 0;
        int step;
        do
        {
            step = await WriteAsync(
                session =>
                {
                    using var purge = session.Prepare(sql);
                    purge.Bind(1, until.ToUnixTimeMilliseconds());
                    purge.Bind(2, PurgeStep);
                    purge.Step();
                    return session.Changes;
                },
                cancellationToken);
            total += step;
        }
        while (step == PurgeStep);

        return total;
    }

    /// <summary>Commits what is queued and closes the file.</summary>
    public void Dispose()
    {
        writer?.Dispose();
        readers?.Dispose();
        walIndex?.Dispose();
    }

    private CommitMark ReadMark() => walIndex?.Read() ?? default;

    private SqliteSession OpenForWriting()
    {
        var session = new SqliteSession(path, BusyTimeout);
        try
        {
            SqliteSchema.Migrate(session, path);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void CreateFile()
    {
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // SQLite gives its -wal and -shm files the same mode.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
    }

    private StoreUnavailableException NotOpen() => new($"The SQLite store '{path}' is not open.");
}
