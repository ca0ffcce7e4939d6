using System.Net.Security;

namespace McpGateway.Sample.BackOffice;

/// <summary>How the back office reaches the demo gateway.</summary>
internal static class LoopbackHttp
{
    /// <param name="uris">Where it is going to.</param>
    public static HttpClient Create(IEnumerable<string> uris) => new(new SocketsHttpHandler
    {
        // The demo gateway's certificate is made on this machine for loopback, and nobody vouches for it.
        SslOptions = new()
        {
            RemoteCertificateValidationCallback = (_, _, _, errors) =>
                errors == SslPolicyErrors.None || uris.All(uri => new Uri(uri).IsLoopback),
        },
    })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };
}
