using System.Net;
using System.Net.Sockets;

namespace McpGateway.Faults.Network;

/// <summary>The network between a gateway and a store, as TCP over loopback: it can be cut, which breaks every connection
/// and refuses new ones, or stalled, where nothing arrives any more and nobody is told.</summary>
internal sealed class Link : IAsyncDisposable
{
    private readonly List<TcpClient> ends = [];
    private readonly IPEndPoint target;
    private readonly int port = Fleets.Ports.Free();
    private TcpListener? listener;
    private TaskCompletionSource open = Opened();

    /// <param name="target">host:port of the store.</param>
    public Link(string target)
    {
        this.target = IPEndPoint.Parse(target);
        Listen();
    }

    public string Address => $"127.0.0.1:{port}";

    public void Cut()
    {
        listener!.Stop();
        listener = null;
        BreakConnections();
    }

    public void Stall() => open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was stalled arrives now; what was cut can be connected to again.</summary>
    public void Heal()
    {
        open.TrySetResult();
        if (listener is null)
        {
            Listen();
        }
    }

    public ValueTask DisposeAsync()
    {
        open.TrySetResult();
        listener?.Stop();
        BreakConnections();
        return ValueTask.CompletedTask;
    }

    private void Listen()
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                _ = ConnectAsync(await from.AcceptTcpClientAsync());
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private async Task ConnectAsync(TcpClient near)
    {
        var far = new TcpClient();
        try
        {
            await open.Task;
            await far.ConnectAsync(target);
            lock (ends)
            {
                ends.AddRange([near, far]);
            }

            await Task.WhenAny(
                PumpAsync(near.GetStream(), far.GetStream()), PumpAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Either side went away.
        }
        finally
        {
            lock (ends)
            {
                ends.RemoveAll(end => end == near || end == far);
            }

            near.Dispose();
            far.Dispose();
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16384];
        while (await from.ReadAsync(buffer) is var count and > 0)
        {
            await open.Task;
            await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    private void BreakConnections()
    {
        lock (ends)
        {
            foreach (var end in ends)
            {
                // A reset, not a farewell.
                end.LingerState = new(enable: true, seconds: 0);
                end.Dispose();
            }

            ends.Clear();
        }
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
