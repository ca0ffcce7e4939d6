using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.Transport;

/// <summary>Connections by hand, for what no HTTP client does.</summary>
internal static class RawConnection
{
    /// <summary>Posts a message; whoever disposes the connection hangs up.</summary>
    public static async Task<Stream> PostAsync(
        Deployment gateway, string token, string body, params (string Name, string Value)[] headers)
    {
        var stream = await ConnectAsync(gateway);
        var request = new StringBuilder($"POST /mcp HTTP/1.1\r\nHost: {new Uri(gateway.Url).Authority}\r\n")
            .Append($"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n")
            .Append($"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        foreach (var (name, value) in headers)
        {
            request.Append($"{name}: {value}\r\n");
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{request}\r\n{body}"), TestContext.Current.CancellationToken);
        return stream;
    }

    /// <summary>A connection to the deployment, with TLS where it has TLS.</summary>
    public static async Task<Stream> ConnectAsync(Deployment gateway)
    {
        var url = new Uri(gateway.Url);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
        var stream = new NetworkStream(socket, ownsSocket: true);
        if (!gateway.IsHttps)
        {
            return stream;
        }

        var tls = new SslStream(stream);
        var options = gateway.Trust.Options;
        options.TargetHost = url.Host;
        await tls.AuthenticateAsClientAsync(options, TestContext.Current.CancellationToken);
        return tls;
    }
}
