using System.Diagnostics;
using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Fleets;

/// <summary>A gateway in a process of its own, under an address of its own. It can be killed and started again over the
/// same stores.</summary>
internal sealed class GatewayProcess(IReadOnlyList<string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(240);
    private static readonly TimeSpan LaunchDeadline = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    private readonly int port = Ports.Free();
    private Process? process;
    private ProcessOutput? output;

    public string Url => $"http://127.0.0.1:{port}";

    public int ProcessId => process!.Id;

    public bool IsRunning => process is not null;

    /// <summary>What it wrote since it was started last.</summary>
    public string Logs => output?.Text ?? "";

    /// <summary>Variables that the next start is given.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>A program and its arguments that start the command line which follows them.</summary>
    public IReadOnlyList<string> Prefix { get; set; } = [];

    /// <summary>Starts it and waits until it is ready, or only until it answers. One that gives up because a store is slow,
    /// or does not answer for long, is started again, as a supervisor would.</summary>
    public async Task StartAsync(string until = "/health/ready")
    {
        var waited = Stopwatch.StartNew();
        Launch();
        var launched = Stopwatch.StartNew();
        while (!await IsAnsweringAsync(until))
        {
            Assert.True(waited.Elapsed < StartDeadline, $"The gateway did not become ready:\n{Logs}");
            if (launched.Elapsed > LaunchDeadline)
            {
                process!.Kill();
                await process.WaitForExitAsync();
            }

            if (process!.HasExited)
            {
                Launch();
                launched.Restart();
            }

            await Task.Delay(20);
        }
    }

    /// <summary>SIGKILL: nothing is flushed, no handler runs.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }
    }

    private void Launch()
    {
        string[] line =
        [
            .. Prefix, System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            Path.Combine(AppContext.BaseDirectory, "McpGateway.dll"), .. settings, $"--urls={Url}",
        ];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        output = new(process.StandardOutput);
        process.BeginErrorReadLine();
    }

    private async Task<bool> IsAnsweringAsync(string path)
    {
        try
        {
            using var answer = await Http.GetAsync($"{Url}{path}");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
