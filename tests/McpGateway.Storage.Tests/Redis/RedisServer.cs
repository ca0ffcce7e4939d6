using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace McpGateway.Storage.Tests.Redis;

/// <summary>A real redis-server on a free loopback port with a folder of its own, for one class of tests. It can be
/// killed, paused and started again.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("redis-").FullName;
    private readonly int port = FreePort();
    private Process? process;

    public string Address => $"127.0.0.1:{port}";

    /// <summary>Where its snapshot lies, once it was saved.</summary>
    public string Folder => folder;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    public async Task StartAsync(params string[] settings)
    {
        string[] arguments =
        [
            "--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no",
            "--loglevel", "warning", .. settings,
        ];
        process = Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await TryCommandAsync("PING", patience.Token) != "+PONG")
        {
            Assert.False(process.HasExited, "redis-server ended by itself.");
            await Task.Delay(10, patience.Token);
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

    /// <summary>Writes everything to the file that the next start reads.</summary>
    public Task SaveAsync() => CommandAsync("SAVE");

    public Task FlushAsync() => CommandAsync("FLUSHALL");

    /// <summary>Sends an inline command and gives the first line of the answer.</summary>
    public async Task<string> CommandAsync(string command)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await TryCommandAsync(command, patience.Token)
            ?? throw new InvalidOperationException("redis-server does not answer.");
    }

    /// <summary>A client that stays connected, under this name, until it is disposed.</summary>
    public async Task<IAsyncDisposable> ConnectAsAsync(string name)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, CancellationToken.None);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"CLIENT SETNAME {name}\r\n"), CancellationToken.None);
        using var reader = new StreamReader(stream, leaveOpen: true);
        Assert.Equal("+OK", await reader.ReadLineAsync(CancellationToken.None));
        return stream;
    }

    private async Task<string?> TryCommandAsync(string command, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            await using var stream = client.GetStream();
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            using var reader = new StreamReader(stream);
            await writer.WriteLineAsync(command.AsMemory(), cancellationToken);
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return null;
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process!.Id}"]);
        await kill.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, kill.ExitCode);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
