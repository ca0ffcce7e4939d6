using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace McpGateway.Tests.Harness;

/// <summary>Whose certificates a client trusts.</summary>
public sealed class Trust
{
    /// <summary>The authorities that this machine trusts.</summary>
    public static readonly Trust Public = new();

    private X509Certificate2? authority;

    private Trust()
    {
    }

    /// <summary>For the TLS of one client.</summary>
    public SslClientAuthenticationOptions Options => authority is null ? new() : new()
    {
        CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { authority },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };

    /// <summary>The one authority whose certificate is in the file (PEM), and no other.</summary>
    public static Trust InFile(string path) => new() { authority = X509CertificateLoader.LoadCertificate(File.ReadAllBytes(path)) };
}
