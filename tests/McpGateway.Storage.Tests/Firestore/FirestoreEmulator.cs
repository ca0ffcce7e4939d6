using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>Google's emulator of Firestore on a free loopback port, in memory. It can be killed and started again, empty.
/// </summary>
public sealed class FirestoreEmulator : IAsyncLifetime
{
    private const string Package =
        "/usr/lib/google-cloud-sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar";

    private const string Database = "projects/warm-up/databases/(default)";

    private const int MostWarmUps = 50;

    private static readonly TimeSpan Warm = TimeSpan.FromMilliseconds(20);

    private static readonly string Jar = Environment.GetEnvironmentVariable("FIRESTORE_EMULATOR_JAR") ?? Package;

    private readonly string folder = Directory.CreateTempSubdirectory("firestore-").FullName;
    private readonly int port = FreePort();
    private Process? process;

    /// <summary>The most that it may take; it keeps everything that was written in memory.</summary>
    internal string Memory { get; init; } = "512m";

    /// <summary>host:port, as <c>FIRESTORE_EMULATOR_HOST</c> has it.</summary>
    public string Address => $"127.0.0.1:{port}";

    public async ValueTask InitializeAsync() => await StartAsync();

    public async Task StartAsync()
    {
        Assert.True(File.Exists(Jar),
            $"The Firestore emulator is not at {Jar}. Install Debian's java and Google's package "
            + "google-cloud-cli-firestore-emulator (https://cloud.google.com/sdk/docs/install#deb), or set "
            + "FIRESTORE_EMULATOR_JAR to its jar.");
        string[] arguments =
        [
            "-Duser.language=en", $"-Djava.io.tmpdir={folder}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", $"-Xmx{Memory}",
            "-cp", Jar, "com.google.cloud.datastore.emulator.firestore.CloudFirestore",
            "--host=127.0.0.1", $"--port={port}",
        ];
        process = Process.Start(new ProcessStartInfo("java", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var client = new HttpClient();
        while (!await AnswersAsync(client, patience.Token))
        {
            Assert.False(process.HasExited, "The Firestore emulator ended by itself.");
            await Task.Delay(50, patience.Token);
        }

        // Its first writes take it seconds on a busy machine, which no test of patience should have to wait for.
        for (var left = MostWarmUps; left > 0 && await WriteAsync(client, left, patience.Token) > Warm; left--)
        {
        }
    }

    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        process = null;
    }

    public Task PauseAsync() => SignalAsync("STOP");

    public Task ResumeAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> AnswersAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetStringAsync($"http://{Address}/", cancellationToken) is ['O', 'k', ..];
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <returns>How long it took.</returns>
    private async Task<TimeSpan> WriteAsync(HttpClient client, int number, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var written = await client.PostAsync($"http://{Address}/v1/{Database}/documents:commit", new StringContent(
            $$$"""{"writes":[{"update":{"name":"{{{Database}}}/documents/warm/up{{{number}}}"}}]}""", Encoding.UTF8, "application/json"),
            cancellationToken);
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        return Stopwatch.GetElapsedTime(began);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process!.Id}"]);
        await kill.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, kill.ExitCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
