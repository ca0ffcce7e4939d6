using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using McpGateway.Storage;
using McpGateway.Storage.Tests.Redis;
using Microsoft.Extensions.Hosting;

namespace McpGateway.Tests.Commands;

/// <summary>A Redis that speaks TLS, as a process of its own meets it: what it trusts is decided at its start.</summary>
public sealed class RedisOverTlsTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("tls-").FullName;
    private readonly RedisServer redis = new();
    private readonly int port = RedisServer.FreePort();

    public async ValueTask InitializeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=redis.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("redis.test");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(Certificate, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync($"{Certificate}.key", key.ExportPkcs8PrivateKeyPem());
        await redis.StartAsync(
            "--tls-port", $"{port}", "--tls-cert-file", Certificate, "--tls-key-file", $"{Certificate}.key",
            "--tls-ca-cert-file", Certificate, "--tls-auth-clients", "no");

        // A command makes no store.
        var builder = Host.CreateApplicationBuilder([StorePath]);
        builder.AddStorage();
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await redis.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Certificate => Path.Combine(folder, "redis.pem");

    private string StorePath => $"--Gateway:Storage:Sqlite:Path={Path.Combine(folder, "gateway.db")}";

    private async Task<(int ExitCode, string Output)> RunAsync(string options, string? trusted)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "McpGateway.dll"), "keys", "status",
            "--Gateway:Storage:Profile=Redis+Sqlite", StorePath,
            $"--Gateway:Storage:Redis:Connection={IPAddress.Loopback}:{port},{options}",
            "--Gateway:Storage:Redis:Timeout=00:00:05",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        if (trusted is not null)
        {
            start.Environment["SSL_CERT_FILE"] = trusted;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    [Fact]
    public async Task ACertificateThatIsTrusted_AndHasTheNameThatIsGiven_OpensTheConnection()
    {
        var (exitCode, output) = await RunAsync("ssl=true,sslHost=redis.test", Certificate);

        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("ssl=true,sslHost=redis.test", false)]
    [InlineData("ssl=true,sslHost=another.test", true)]
    [InlineData("ssl=false", true)]
    public async Task AnyOther_DoesNot(string options, bool isTrusted)
    {
        var (exitCode, output) = await RunAsync(options, isTrusted ? Certificate : null);

        Assert.Equal(2, exitCode);
        Assert.Contains("cannot be reached", output, StringComparison.Ordinal);
    }
}
