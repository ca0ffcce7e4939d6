namespace McpGateway.Benchmarks;

/// <summary>
/// Runs every row once and prints ratios: the gateway against a bare Kestrel endpoint that does the same without it, in
/// the same run. Each server is a process of its own, so that its CPU time and allocations are its own.
/// </summary>
public static class Program
{
    public static async Task<int> Main(string[] args) => args switch
    {
        [Server.BackOffice, var port, ..] => await Server.RunBackOfficeAsync(int.Parse(port), args[2..]),
        [Server.Gateway, var port, ..] => await Server.RunGatewayAsync(int.Parse(port), args[2..]),
        [Server.Bare, var port, ..] => await Server.RunBareAsync(int.Parse(port), args[2..]),
        [] => await Comparison.RunAsync(TimeSpan.FromSeconds(5)),
        [var seconds] when double.TryParse(seconds, out var length) =>
            await Comparison.RunAsync(TimeSpan.FromSeconds(length)),
        _ => 2,
    };
}
