using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace McpGateway.Sample;

/// <summary>
/// A certificate for localhost, under a CA of its own whose key is thrown away: whoever trusts the CA trusts this one
/// certificate and can never be shown another.
/// </summary>
internal static class LoopbackCertificate
{
    public const string CaFile = "ca.pem";

    private const string CertificateFile = "localhost.pem";

    private const string KeyFile = "localhost.key";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(7);

    /// <summary>The paths of certificate and key; makes them where they are missing or about to expire.</summary>
    public static (string Certificate, string Key) Ensure(DataFolder data, TimeProvider time)
    {
        var paths = (data.PathOf(CertificateFile), data.PathOf(KeyFile));
        if (!IsUsable(data, time))
        {
            Make(data, time.GetUtcNow());
        }

        return paths;
    }

    private static bool IsUsable(DataFolder data, TimeProvider time)
    {
        if (!File.Exists(data.PathOf(CaFile)) || !File.Exists(data.PathOf(CertificateFile))
            || !File.Exists(data.PathOf(KeyFile)))
        {
            return false;
        }

        using var certificate = X509CertificateLoader.LoadCertificateFromFile(data.PathOf(CertificateFile));
        return certificate.NotAfter.ToUniversalTime() - RenewBefore > time.GetUtcNow().UtcDateTime;
    }

    private static void Make(DataFolder data, DateTimeOffset now)
    {
        using var caKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (from, to) = (now.AddMinutes(-5), now + Lifetime);
        using var ca = CaRequest(caKey).CreateSelfSigned(from, to);
        using var leaf = LeafRequest(leafKey, ca).Create(ca, from, to, RandomNumberGenerator.GetBytes(16));
        data.Write(KeyFile, leafKey.ExportPkcs8PrivateKeyPem());
        data.Write(CertificateFile, leaf.ExportCertificatePem());
        data.Write(CaFile, ca.ExportCertificatePem());
    }

    private static CertificateRequest CaRequest(ECDsa key)
    {
        var request = new CertificateRequest("CN=Sample operator CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static CertificateRequest LeafRequest(ECDsa key, X509Certificate2 ca)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            ca, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        return request;
    }
}
