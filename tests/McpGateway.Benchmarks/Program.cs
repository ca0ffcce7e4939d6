using System.Globalization;

namespace McpGateway.Benchmarks;

/// <summary>
/// Prints ratios: the gateway against a bare Kestrel endpoint that does the same without it, in the same run. Each server
/// is a process of its own, so that its CPU time and allocations are its own. Arguments: seconds for each measurement
/// (5) and connections (32). With <c>audit 10000000 FILE</c> it measures the audit log instead, with
/// <c>connections [PROFILE] [SIZE…]</c> calls by how many connections are stored.
/// </summary>
public static class Program
{
    private const string StoreSizesCommand = "connections";

    public static async Task<int> Main(string[] args) => args switch
    {
        [Server.BackOffice, var port, ..] => await Server.RunBackOfficeAsync(int.Parse(port), args[2..]),
        [Server.Gateway, var port, ..] => await Server.RunGatewayAsync(int.Parse(port), args[2..]),
        [Server.Bare, var port, ..] => await Server.RunBareAsync(int.Parse(port), args[2..]),
        [StoreSizesCommand, .. var sizes] => await StoreSizes.RunAsync(TimeSpan.FromSeconds(10), sizes),
        [AuditLog.Argument, var events, .. var path] when int.TryParse(events, out var count) =>
            await AuditLog.RunAsync(count, path is [var file] ? file : "audit.db"),
        [] => await RunAsync("5", "32"),
        [var seconds] => await RunAsync(seconds, "32"),
        [var seconds, var connections] => await RunAsync(seconds, connections),
        _ => 2,
    };

    private static async Task<int> RunAsync(string seconds, string connections) =>
        double.TryParse(seconds, CultureInfo.InvariantCulture, out var length)
        && int.TryParse(connections, CultureInfo.InvariantCulture, out var count)
            ? await Comparison.RunAsync(TimeSpan.FromSeconds(length), count)
            : 2;
}
