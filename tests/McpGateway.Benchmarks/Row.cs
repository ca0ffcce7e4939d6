using System.Globalization;

namespace McpGateway.Benchmarks;

/// <summary>One comparison: the gateway and a bare server under the same load, turn by turn.</summary>
/// <param name="Target">What the gateway's throughput must be, as a part of the bare server's.</param>
internal sealed record Row(string Name, Load Ours, string Other, Load Theirs, double Target)
{
    private const int Rounds = 8;

    /// <summary>Measures for about this long on each side and prints the medians of short turns, so that what else the
    /// machine does meanwhile hits both sides, and an outburst of it none.</summary>
    public async Task PrintAsync(TimeSpan length)
    {
        await Ours.WarmUpAsync(length / 2);
        await Theirs.WarmUpAsync(length / 2);
        var (ours, theirs) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await Ours.MeasureAsync(length / Rounds));
            theirs.Add(await Theirs.MeasureAsync(length / Rounds));
        }

        await Console.Out.WriteLineAsync($"{Name} against {Other}");
        await Console.Out.WriteLineAsync("  per request            gateway        bare   ratio  target");
        Print("CPU time, µs", cost => cost.CpuMicroseconds);
        Print("allocated, bytes", cost => cost.AllocatedBytes);
        Print("median, ms", cost => cost.MedianMilliseconds);
        Print("99th percentile, ms", cost => cost.P99Milliseconds);
        Print("requests per second", cost => cost.PerSecond, Target.ToString("0.00", CultureInfo.InvariantCulture));

        void Print(string figure, Func<Cost, double> select, string target = "")
        {
            var (our, their) = (Median(ours.Select(select)), Median(theirs.Select(select)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {figure,-20} {our,9:0.##} {their,11:0.##} {our / their,7:0.00} {target,7}").TrimEnd());
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return (ordered[ordered.Length / 2] + ordered[(ordered.Length - 1) / 2]) / 2;
    }
}
