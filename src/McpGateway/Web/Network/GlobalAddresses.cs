using System.Net;
using System.Net.Sockets;

namespace McpGateway.Web.Network;

/// <summary>
/// The addresses that belong to the public internet: none of the special-purpose registries (RFC 6890, as IANA keeps
/// them). Of IPv6 only global unicast counts, which leaves out every form that carries an IPv4 address.
/// </summary>
internal static class GlobalAddresses
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3"); // RFC 4291 §2.4

    private static readonly IPNetwork[] SpecialUse =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network, RFC 791 §3.2
        IPNetwork.Parse("10.0.0.0/8"), // private use, RFC 1918
        IPNetwork.Parse("100.64.0.0/10"), // behind a carrier's NAT, RFC 6598
        IPNetwork.Parse("127.0.0.0/8"), // loopback, RFC 1122 §3.2.1.3
        IPNetwork.Parse("168.63.129.16/32"), // the host below an Azure machine, in public space
        IPNetwork.Parse("169.254.0.0/16"), // link-local and cloud metadata, RFC 3927
        IPNetwork.Parse("172.16.0.0/12"), // private use, RFC 1918
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments, RFC 6890 §2.1
        IPNetwork.Parse("192.0.2.0/24"), // documentation, RFC 5737
        IPNetwork.Parse("192.31.196.0/24"), // AS112, RFC 7535
        IPNetwork.Parse("192.52.193.0/24"), // multicast tunnels, RFC 7450
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays, RFC 7526
        IPNetwork.Parse("192.168.0.0/16"), // private use, RFC 1918
        IPNetwork.Parse("192.175.48.0/24"), // AS112, RFC 7534
        IPNetwork.Parse("198.18.0.0/15"), // benchmarking, RFC 2544
        IPNetwork.Parse("198.51.100.0/24"), // documentation, RFC 5737
        IPNetwork.Parse("203.0.113.0/24"), // documentation, RFC 5737
        IPNetwork.Parse("224.0.0.0/4"), // multicast, RFC 5771
        IPNetwork.Parse("240.0.0.0/4"), // reserved, and broadcast, RFC 1112 §4 and RFC 8190
        IPNetwork.Parse("2001::/23"), // protocol assignments, Teredo and benchmarking among them, RFC 2928
        IPNetwork.Parse("2001:db8::/32"), // documentation, RFC 3849
        IPNetwork.Parse("2002::/16"), // 6to4, RFC 3056
        IPNetwork.Parse("2620:4f:8000::/48"), // AS112, RFC 7534
        IPNetwork.Parse("3fff::/20"), // documentation, RFC 9637
    ];

    public static bool Contains(IPAddress address) =>
        // IPNetwork would compare the IPv4 address inside, with networks of IPv6 too.
        !address.IsIPv4MappedToIPv6
        && (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address))
        && !SpecialUse.Any(network => network.Contains(address));
}
