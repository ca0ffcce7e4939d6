using System.Net;
using System.Net.Sockets;

namespace McpGateway.Limits;

/// <summary>What stands for everybody behind one line: an address of IPv4, or a network of IPv6.</summary>
internal static class VisitorNetwork
{
    /// <summary>One line of IPv6 has 2^64 addresses, so the network stands for all of them.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };
}
