using Microsoft.Extensions.Options;

namespace McpGateway.Mcp.Http;

/// <summary>
/// Under which host the endpoint answers and which web pages may call it: what keeps a page whose name was pointed
/// at this machine (DNS rebinding) from speaking to it.
/// </summary>
internal sealed class TrustedOrigins(IOptions<GatewayOptions> gateway, IOptions<McpOptions> options)
{
    private readonly Uri publicUrl = new(gateway.Value.PublicUrl);
    private readonly HashSet<string> origins =
        [.. options.Value.AllowedOrigins, OriginOf(new(gateway.Value.PublicUrl))];

    /// <summary>The public host and port; on a loopback address every name of loopback with that port.</summary>
    public bool AcceptsHost(HostString host)
    {
        var port = host.Port ?? (publicUrl.Scheme == Uri.UriSchemeHttps ? 443 : 80);
        return host.HasValue && port == publicUrl.Port
            && (string.Equals(host.Host, publicUrl.Host, StringComparison.OrdinalIgnoreCase)
                || (IsLoopback(publicUrl.Host) && IsLoopback(host.Host)));
    }

    /// <summary>
    /// The gateway's own origin and the configured ones; on a loopback address every page of this machine too, whatever
    /// its port and scheme, because development tools run there.
    /// </summary>
    public bool AcceptsOrigin(string origin) =>
        origins.Contains(origin)
        || (IsLoopback(publicUrl.Host) && Uri.TryCreate(origin, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https" && IsLoopback(url.Host)
            && string.Equals(OriginOf(url), origin, StringComparison.OrdinalIgnoreCase));

    /// <summary>As a browser writes it (RFC 6454 §6.2): scheme, host, and a port that is not the default.</summary>
    public static string OriginOf(Uri url) => $"{url.Scheme}://{url.Authority}";

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host is "127.0.0.1" or "[::1]";
}
