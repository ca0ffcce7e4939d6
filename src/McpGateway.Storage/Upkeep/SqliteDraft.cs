using McpGateway.Storage.Encryption;
using McpGateway.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage.Upkeep;

/// <summary>A store on its way into a file: it lies beside it, for its owner only, and gets the name when it is whole,
/// proven and on disk.</summary>
internal sealed class SqliteDraft : IDisposable
{
    public SqliteDraft(string destination)
    {
        Destination = destination;
        Path = $"{destination}.{Guid.NewGuid():N}.draft";
        using var file = Create();
    }

    public string Path { get; }

    /// <summary>The name that it gets.</summary>
    public string Destination { get; }

    /// <summary>What the open store holds at this moment, in one piece; whoever writes to it goes on meanwhile. Pages of
    /// deleted rows are left behind.</summary>
    public void FillFrom(SqliteConnection source)
    {
        using var copy = source.CreateCommand();
        copy.CommandText = "VACUUM INTO $path";
        copy.Parameters.AddWithValue("$path", Path);
        copy.ExecuteNonQuery();
    }

    public async Task FillFromAsync(string file, CancellationToken cancellationToken)
    {
        await using var source = File.OpenRead(file);
        await using var target = new FileStream(Path, FileMode.Open, FileAccess.Write);
        await source.CopyToAsync(target, cancellationToken);
    }

    /// <summary>Reads all of it: the file is sound, and the key opens every record. Returns how many there are.</summary>
    public async Task<long> ProveAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        using var database = new SqliteDatabase(Path);
        database.OpenForReading();
        RequireSound(database);
        var backend = new SqliteRecordStore(database, BeforeExpiry.Clock);
        if (await backend.FindAsync(KeyRing.Kind, KeyRing.RootId, cancellationToken) is null)
        {
            throw new UpkeepException("The file holds no store of a gateway: it has no root key.");
        }

        var keyRing = new KeyRing(
            backend, services.GetRequiredService<KeyEncryption>().Wrappers(), TimeProvider.System,
            services.GetRequiredService<IOptions<StorageOptions>>().Value.Keys.KnownFor);
        await keyRing.OpenAsync(cancellationToken);
        var records = new SealedRecordStore(backend, keyRing);
        var count = 0L;
        foreach (var kind in SqliteKinds.In(database).Where(kind => kind != KeyRing.Kind))
        {
            count += await records.ReadAllAsync(kind, cancellationToken).CountAsync(cancellationToken);
        }

        return count;
    }

    /// <summary>Gives it the name, unless there is a file of that name by now.</summary>
    public void Publish()
    {
        using (var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        File.Move(Path, Destination, overwrite: false);
    }

    public void Dispose()
    {
        foreach (var file in (string[])[Path, $"{Path}-journal", $"{Path}-wal", $"{Path}-shm"])
        {
            File.Delete(file);
        }
    }

    private void RequireSound(SqliteDatabase database)
    {
        var finding = database.Read("PRAGMA integrity_check(1)", static (session, sql) =>
        {
            using var check = session.Prepare(sql);
            check.Step();
            return check.Text(0);
        });
        if (finding != "ok")
        {
            throw new UpkeepException($"The copy for '{Destination}' is damaged: {finding}. Look at the disk.");
        }
    }

    private FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path, options);
    }
}
