using System.Diagnostics;
using System.Globalization;

namespace McpGateway.Benchmarks;

/// <summary>What a call costs, and what memory a gateway takes, by how many connections its store holds. The gateways
/// run beside each other and are measured in turns, so that what else the machine does hits all of them.</summary>
internal static class StoreSizes
{
    private const int Rounds = 8;
    private const string Sqlite = "Sqlite";
    private const string RedisSqlite = "Redis+Sqlite";

    /// <param name="length">Of all measurements of one figure at one size.</param>
    /// <param name="arguments">Numbers of connections, the first of which the others are compared with; and in front of
    /// them the one profile to measure, where it is not to be both.</param>
    public static async Task<int> RunAsync(TimeSpan length, string[] arguments)
    {
        bool[] profiles = arguments is [Sqlite, ..] ? [false] : arguments is [RedisSqlite, ..] ? [true] : [false, true];
        int[] sizes = [.. arguments.Skip(profiles.Length % 2).Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        if (sizes is [])
        {
            sizes = [1_000, 100_000, 1_000_000];
        }

        foreach (var hasRedis in profiles)
        {
            var stores = new List<SizedStore>();
            try
            {
                await Console.Out.WriteLineAsync(hasRedis ? $"{RedisSqlite}, every connection with its copy in Redis" : Sqlite);
                foreach (var size in sizes)
                {
                    var watch = Stopwatch.StartNew();
                    stores.Add(await SizedStore.StartAsync(size, hasRedis));
                    Print($"  {size,9} connections stored in {watch.Elapsed.TotalSeconds:F0} s, {stores[^1].FileBytes >> 20} MiB of files");
                }

                await PrintAsync("tools/list", stores, store => store.List, length);
                await PrintAsync("search_bookings of 20", stores, store => store.Search, length);
                foreach (var store in stores)
                {
                    var heap = await store.Gateway.ReadHeapAsync();
                    Print($"  {store.Size,9} connections: {store.Gateway.ResidentBytes >> 20} MiB resident, {heap >> 20} MiB live heap");
                }
            }
            finally
            {
                foreach (var store in stores)
                {
                    await store.DisposeAsync();
                }
            }
        }

        return 0;
    }

    private static async Task PrintAsync(string name, List<SizedStore> stores, Func<SizedStore, Load> pick, TimeSpan length)
    {
        var costs = stores.Select(_ => new List<Cost>()).ToList();
        foreach (var store in stores)
        {
            await pick(store).WarmUpAsync(length / 2);
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < stores.Count; i++)
            {
                costs[i].Add(await pick(stores[i]).MeasureAsync(length / Rounds));
            }
        }

        Print($"  {name}: CPU time, µs (ratio); allocated, bytes (ratio)");
        var (cpu, allocated) = (costs.ConvertAll(CpuOf), costs.ConvertAll(AllocatedOf));
        for (var i = 0; i < stores.Count; i++)
        {
            Print($"  {stores[i].Size,9} {cpu[i],9:0} ({cpu[i] / cpu[0]:0.00}) {allocated[i],9:0} ({allocated[i] / allocated[0]:0.00})");
        }
    }

    private static double CpuOf(List<Cost> costs) => Median([.. costs.Select(cost => cost.CpuMicroseconds)]);

    private static double AllocatedOf(List<Cost> costs) => Median([.. costs.Select(cost => cost.AllocatedBytes)]);

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[values.Length / 2] + values[(values.Length - 1) / 2]) / 2;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
