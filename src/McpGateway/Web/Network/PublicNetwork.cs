using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using McpGateway.Storage;

namespace McpGateway.Web.Network;

/// <summary>
/// What a request to an address that others chose can reach. A name is resolved once, every address of it is checked, and
/// the connection goes to the checked address: no second answer of a name server can lead elsewhere.
/// </summary>
internal sealed class PublicNetwork
{
    public Func<DnsEndPoint, CancellationToken, ValueTask<IPEndPoint[]>> Resolve { get; init; } = ResolveAsync;

    public Func<IPAddress, bool> IsAllowed { get; init; } = GlobalAddresses.Contains;

    /// <summary>Whose certificates are trusted. A certificate names addresses to get its issuer from, which its owner
    /// chose: they are never visited.</summary>
    public X509ChainPolicy Trust { get; init; } = ServerCertificates.Checks;

    /// <exception cref="InnerAddressException">The name has an address that no request may reach, or none.</exception>
    /// <exception cref="SocketException">No address answers.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        var endPoints = await Resolve(host, cancellationToken);
        if (endPoints.Length == 0 || !endPoints.All(endPoint => IsAllowed(endPoint.Address)))
        {
            throw new InnerAddressException();
        }

        foreach (var endPoint in endPoints[..^1])
        {
            try
            {
                return await ConnectAsync(endPoint, cancellationToken);
            }
            catch (SocketException)
            {
                // The next address may answer.
            }
        }

        return await ConnectAsync(endPoints[^1], cancellationToken);
    }

    private static async ValueTask<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask<IPEndPoint[]> ResolveAsync(DnsEndPoint host, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellationToken);
        return [.. addresses.Select(address => new IPEndPoint(address, host.Port))];
    }
}
