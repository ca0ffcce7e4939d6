using System.Security.Cryptography.X509Certificates;
using McpGateway.Sample;

namespace McpGateway.Tests.Sample;

public sealed class LoopbackCertificateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcp-gateway-").FullName;

    private readonly ManualClock clock = new(TimeProvider.System.GetUtcNow());

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Certificate_IsTrustedForLoopback_ByWhoeverTrustsTheCa(string host)
    {
        using var certificate = Ensure();
        using var ca = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "ca.pem"));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(ca);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;

        Assert.True(chain.Build(certificate));
        Assert.True(certificate.MatchesHostname(host));
        Assert.False(certificate.MatchesHostname("example.com"));
    }

    [Fact]
    public void Certificate_IsKept_UntilItIsAboutToExpire()
    {
        using var first = Ensure();
        using var second = Ensure();
        clock.Advance(TimeSpan.FromDays(84));
        using var third = Ensure();

        Assert.Equal(first.Thumbprint, second.Thumbprint);
        Assert.NotEqual(first.Thumbprint, third.Thumbprint);
    }

    [Fact]
    public void Key_OfTheCa_IsNotKept()
    {
        Ensure().Dispose();

        Assert.Equal(
            ["ca.pem", "localhost.key", "localhost.pem"],
            Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private X509Certificate2 Ensure()
    {
        var (certificate, key) = LoopbackCertificate.Ensure(DataFolder.Open(folder), clock);
        return X509Certificate2.CreateFromPemFile(certificate, key);
    }
}
