using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace McpGateway.Faults.Fleets;

internal static class Ports
{
    /// <summary>A free loopback port below those that the system gives to outgoing connections: it stays free while the
    /// process that it belongs to is away.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(12_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // In use.
            }
        }
    }
}
