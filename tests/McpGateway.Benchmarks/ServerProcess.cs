using System.Diagnostics;
using System.Globalization;

namespace McpGateway.Benchmarks;

/// <summary>A server of the run in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly Process process;
    private readonly int port;

    private ServerProcess(string kind, int port, string[] args)
    {
        this.port = port;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        }

        foreach (var argument in (string[])[kind, $"{port}", .. args])
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
    }

    public static async Task<ServerProcess> StartAsync(string kind, int port, params string[] args)
    {
        var server = new ServerProcess(kind, port, args);
        for (var attempt = 0; attempt < 300 && !server.process.HasExited; attempt++)
        {
            try
            {
                await server.ReadUsageAsync();
                return server;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"The {kind} did not start.");
    }

    /// <summary>CPU time in microseconds and bytes allocated since the process began.</summary>
    public async Task<Usage> ReadUsageAsync()
    {
        var parts = (await Http.GetStringAsync($"http://127.0.0.1:{port + 1}/usage")).Split(' ');
        return new(double.Parse(parts[0], CultureInfo.InvariantCulture),
            double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Bytes that live on the managed heap after a full collection.</summary>
    public async Task<long> ReadHeapAsync() =>
        long.Parse(await Http.GetStringAsync($"http://127.0.0.1:{port + 1}/heap"), CultureInfo.InvariantCulture);

    /// <summary>Memory of the process that is in RAM.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

/// <summary>What a process has used.</summary>
internal readonly record struct Usage(double CpuMicroseconds, double AllocatedBytes);
