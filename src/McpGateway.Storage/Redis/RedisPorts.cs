using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>Whether there is a Redis at all, for those who must be sure that there is none.</summary>
internal static class RedisPorts
{
    /// <summary>True when any of the servers takes a connection, whatever it would answer then: one that is paused, asks for
    /// another password or may not be used keeps what it has.</summary>
    public static async Task<bool> AnyIsOpenAsync(
        string connection, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var options = ConfigurationOptions.Parse(connection);
        options.SetDefaultPorts();
        foreach (var server in options.EndPoints)
        {
            if (await IsOpenAsync(server, timeout, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> IsOpenAsync(
        EndPoint server, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(server, limit.Token);
            return true;
        }
        catch (Exception failure) when (failure is SocketException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
