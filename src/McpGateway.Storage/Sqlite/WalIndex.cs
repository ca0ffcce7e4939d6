using System.Runtime.InteropServices;
using SQLitePCL;

namespace McpGateway.Storage.Sqlite;

/// <summary>
/// Tells without a system call whether anybody, in whichever process, has committed to a file: by the header of the WAL
/// index in shared memory, which SQLite's own readers compare for the same reason (sqlite.org/walformat.html §2.1). A
/// commit is in it before it returns to whoever made it.
/// </summary>
/// <remarks>The memory is the mapping of a connection that is kept open for it. To map the file once more would be no
/// substitute: closing a file gives up all locks that the process has on it, SQLite's among them.</remarks>
internal sealed unsafe partial class WalIndex : SafeBuffer
{
    private const int FilePointer = 7;
    private const int RegionSize = 32 * 1024;
    private const uint Version = 3007000;

    // In sqlite3_io_methods: behind the version and twelve other methods.
    private const int MapMethod = 13;

    // The header stands there twice; while it is written the two differ.
    private const int PartsOfHeader = 3;

    private readonly SqliteSession session;

    private WalIndex(SqliteSession session, void* region)
        : base(ownsHandle: true)
    {
        this.session = session;
        SetHandle((nint)region);
        Initialize(RegionSize);
    }

    /// <summary>Takes the session over, and keeps it until it is disposed; null where there is no such memory, and then
    /// the session is closed.</summary>
    public static WalIndex? TryOpen(SqliteSession session)
    {
        // A reading, which makes SQLite map it.
        session.Execute("PRAGMA user_version");
        if (BitConverter.IsLittleEndian && Map(session.Handle) is var region and not null)
        {
            return new(session, region);
        }

        session.Dispose();
        return null;
    }

    /// <summary>The mark of this moment; the default while a commit is being written, and once this is
    /// closed.</summary>
    public CommitMark Read()
    {
        Span<UInt128> header = stackalloc UInt128[2 * PartsOfHeader];
        try
        {
            Interlocked.MemoryBarrier();
            ReadSpan(0, header);
            Interlocked.MemoryBarrier();
        }
        catch (ObjectDisposedException)
        {
            return default;
        }

        var isSound = (uint)header[0] == Version && header[..PartsOfHeader].SequenceEqual(header[PartsOfHeader..]);
        return isSound ? new(header[0], header[1], header[2]) : default;
    }

    protected override bool ReleaseHandle()
    {
        session.Dispose();
        return true;
    }

    private static void* Map(sqlite3 database)
    {
        void** file;
        if (FileControl(database.DangerousGetHandle(), null, FilePointer, &file) != raw.SQLITE_OK || file is null)
        {
            return null;
        }

        var methods = (void**)*file;
        var map = (delegate* unmanaged[Cdecl]<void*, int, int, int, void**, int>)methods[MapMethod];
        void* region = null;
        var result = *(int*)methods >= 2 && map is not null ? map(file, 0, RegionSize, 0, &region) : raw.SQLITE_ERROR;
        return result == raw.SQLITE_OK ? region : null;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [UnmanagedCallConv(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static partial int FileControl(nint database, byte* name, int operation, void* argument);
}
