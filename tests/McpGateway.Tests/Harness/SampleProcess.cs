using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace McpGateway.Tests.Harness;

/// <summary>The sample as its users start it: its own process, on free loopback ports, over an empty folder.</summary>
public sealed class SampleProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(15);

    /// <summary>Settings that let it log as much as it can, to standard error.</summary>
    public static readonly string[] Talkative =
    [
        "--Logging:LogLevel:Default=Trace",
        "--Logging:LogLevel:Microsoft.AspNetCore=Trace",
        "--Logging:LogLevel:System.Net.Http=Trace",
        "--Logging:Console:LogToStandardErrorThreshold=Trace",
    ];

    private readonly Process process;
    private readonly ProcessOutput standardOutput;
    private readonly ProcessOutput standardError;

    private SampleProcess(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var (port, backOfficePort) = (FreePort(), FreePort());
        GatewayUrl = $"{(arguments.Contains("--https") ? "https" : "http")}://localhost:{port}";
        BackOfficeUrl = $"http://localhost:{backOfficePort}";
        DataDirectory = Directory.CreateTempSubdirectory("mcp-gateway-").FullName;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        string[] all =
        [
            Path.Combine(AppContext.BaseDirectory, "McpGateway.Sample.dll"), "--port", $"{port}",
            "--back-office-port", $"{backOfficePort}", "--data", DataDirectory, .. arguments,
        ];
        Array.ForEach(all, start.ArgumentList.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        standardOutput = new ProcessOutput(process.StandardOutput);
        standardError = new ProcessOutput(process.StandardError);
    }

    /// <summary>The gateway's one origin, without a slash at its end.</summary>
    public string GatewayUrl { get; }

    /// <summary>The back office's origin, without a slash at its end.</summary>
    public string BackOfficeUrl { get; }

    public string DataDirectory { get; }

    /// <summary>Trusts the certificate that the sample made for itself, where it serves TLS.</summary>
    public Trust Trust => GatewayUrl.StartsWith("https:", StringComparison.Ordinal)
        ? Trust.InFile(Path.Combine(DataDirectory, "ca.pem"))
        : Trust.Public;

    /// <summary>What the process wrote to standard output so far.</summary>
    public string StandardOutput => standardOutput.Text;

    /// <summary>What the process wrote to standard error so far.</summary>
    public string StandardError => standardError.Text;

    /// <summary>Everything the process wrote so far.</summary>
    public string Logs => StandardOutput + StandardError;

    /// <summary>The credential with which the operator's own tools ask the management API.</summary>
    public string OperatorCredential => ReadSecret("operator.credential");

    /// <summary>Starts the sample and waits until it is ready.</summary>
    public static async Task<SampleProcess> StartAsync(
        string[]? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var sample = new SampleProcess(arguments ?? [], environment ?? new Dictionary<string, string>());
        try
        {
            await sample.WaitUntilReadyAsync();
            return sample;
        }
        catch
        {
            await sample.DisposeAsync();
            throw;
        }
    }

    /// <summary>A secret that the sample keeps in a file of its own.</summary>
    public string ReadSecret(string file) => File.ReadAllText(Path.Combine(DataDirectory, file)).Trim();

    /// <summary>Asks the process to end, as a service manager would, and waits for its last words.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited)
        {
            using var signal = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
            using var patience = new CancellationTokenSource(StopDeadline);
            await process.WaitForExitAsync(patience.Token);
        }

        await Task.WhenAll(standardOutput.Completion, standardError.Completion);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < StartDeadline && !process.HasExited)
        {
            try
            {
                using var wire = new Wire(GatewayUrl, Trust);
                var answer = await wire.GetAsync("/health/ready");
                if (answer.Status == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // Not listening yet, or its certificate is still being made.
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"The sample did not become ready:\n{Logs}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
