using System.Net;
using System.Net.Sockets;

namespace McpGateway.Sample;

/// <summary>What this machine's loopback interface offers. The sample listens nowhere else.</summary>
internal static class Loopback
{
    /// <summary>The addresses that can be listened on: IPv4 always, IPv6 where the machine has it.</summary>
    public static IReadOnlyList<IPAddress> Addresses { get; } =
        FindRefusal(IPAddress.IPv6Loopback, 0) is null
            ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : [IPAddress.Loopback];

    public static bool IsFree(int port) => Addresses.All(address => FindRefusal(address, port) is null);

    private static SocketError? FindRefusal(IPAddress address, int port)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return null;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode;
        }
    }
}
