using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace McpGateway.Sample.BackOffice;

/// <summary>Where the running back office is reached. Its URLs derive from this, never from a Host header.</summary>
public sealed class BackOfficeAddress(IServer server)
{
    private readonly Lazy<string> url = new(() => $"http://localhost:{PortOf(server)}");

    /// <summary>The origin without a trailing slash; also the issuer of its tokens. Known once it has
    /// started.</summary>
    public string Url => url.Value;

    private static int PortOf(IServer server) =>
        new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
}
