using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>A CA of the test's own, and the certificates it gives to the hosts that tests play.</summary>
internal sealed class DocumentAuthority : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-2);

    private readonly X509Certificate2 _root = MakeRoot();

    /// <summary>Trusts this CA and nobody else, otherwise as the gateway does.</summary>
    public X509ChainPolicy Trust => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { _root },
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
    };

    public X509Certificate2 Issue(IEnumerable<string> hosts, int days = 3, string? issuerAddress = null) =>
        Issue(_root, hosts, days, issuerAddress);

    /// <summary>A certificate from a CA in between, which the server will not send and which names an address to get it
    /// from.</summary>
    public X509Certificate2 IssueByUnsentAuthority(string host, string issuerAddress)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = AuthorityRequest("CN=CA in between", key);
        using var certificate = request.Create(_root, From, From.AddDays(3), RandomNumberGenerator.GetBytes(16));
        using var between = certificate.CopyWithPrivateKey(key);
        return Issue(between, [host], days: 3, issuerAddress);
    }

    public void Dispose() => _root.Dispose();

    private static X509Certificate2 Issue(
        X509Certificate2 issuer, IEnumerable<string> hosts, int days, string? issuerAddress)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=A host of a test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        if (issuerAddress is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], [issuerAddress]));
        }

        using var certificate =
            request.Create(issuer, From, From.AddDays(days), RandomNumberGenerator.GetBytes(16));
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    private static X509Certificate2 MakeRoot()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = AuthorityRequest("CN=CA of the tests", key).CreateSelfSigned(From, From.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(root.Export(X509ContentType.Pkcs12), null);
    }

    private static CertificateRequest AuthorityRequest(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request;
    }
}
