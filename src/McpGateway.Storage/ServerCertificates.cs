using System.Security.Cryptography.X509Certificates;

namespace McpGateway.Storage;

/// <summary>How the certificates of servers are checked.</summary>
public static class ServerCertificates
{
    /// <summary>As by default, but nothing is downloaded: the runtime would fetch an issuer that a server leaves out on the
    /// thread that waits for everybody's sockets, and from an address that the certificate names.</summary>
    public static X509ChainPolicy Checks { get; } = new()
    {
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
