using System.Diagnostics;
using McpGateway.Storage;
using McpGateway.Storage.Integrity;
using McpGateway.Storage.Sqlite;

namespace McpGateway.Benchmarks;

/// <summary>A year of synthetic events in SQLite, and how long the queries of the audit page take over it, how fast the log
/// is verified and read, and how much memory that needs.</summary>
internal static class AuditLog
{
    public const string Argument = "audit";
    private const int Batch = 5000;
    private static readonly DateTimeOffset End = new(2030, 12, 31, 12, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(int events, string path)
    {
        var clock = new AuditClock();
        using var database = new SqliteDatabase(path);
        database.Open();
        var store = new SqliteAuditStore(database, clock);
        var there = (await store.QueryAsync(new() { Limit = 1 }, CancellationToken.None)).Events;
        var count = there is [var last] ? last.Sequence : 0;
        await TimeAsync($"append {events - count} events", async () =>
        {
            for (; count < events; count += Batch)
            {
                clock.Now = AuditEvents.Time(count, events, End);
                await store.AppendAsync(AuditEvents.Make(count, Batch, events, End), CancellationToken.None);
            }
        });
        await TimeAsync("make segments", async () => await store.CompactAsync(CancellationToken.None));
        var newest = (await store.QueryAsync(new() { Limit = 1 }, CancellationToken.None)).Events[0].Time;
        var slowest = await AuditPageQueries.RunAsync(store, newest.AddMilliseconds(1));
        await TimeAsync("verify", () => VerifyAsync(store, events));
        await TimeAsync("read all", async () =>
            Console.WriteLine($"  {await store.ReadAsync(new(), CancellationToken.None).CountAsync()} events"));
        Console.WriteLine($"slowest query: {slowest.TotalMilliseconds:0} ms; peak memory "
            + $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB; file {new FileInfo(path).Length >> 20} MiB");
        return 0;
    }

    private static async Task VerifyAsync(SqliteAuditStore store, int events)
    {
        var began = Stopwatch.GetTimestamp();
        var walks = new ChainWalks(0, int.MaxValue);
        await foreach (var head in store.ReadHeadsAsync(new(), CancellationToken.None))
        {
            walks.Expect(head);
        }

        await foreach (var batch in store.ReadLinksAsync(new(), CancellationToken.None))
        {
            walks.Take(batch);
        }

        walks.End(new HashSet<ChainKey>());
        Console.WriteLine($"  {walks.Chained} events in {walks.Count} chains, {walks.Findings.Count()} findings, "
            + $"{events / Stopwatch.GetElapsedTime(began).TotalSeconds:0} a second");
    }

    private static async Task TimeAsync(string what, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        Console.WriteLine($"{what}: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s; working set "
            + $"{Environment.WorkingSet >> 20} MiB");
    }

    private sealed class AuditClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = End;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
