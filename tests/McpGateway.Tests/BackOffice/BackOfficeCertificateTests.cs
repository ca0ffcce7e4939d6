using McpGateway.BackOffice;
using McpGateway.Tests.OAuth.Clients.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace McpGateway.Tests.BackOffice;

/// <summary>What a back office's certificate makes the gateway do.</summary>
public sealed class BackOfficeCertificateTests
{
    /// <summary>The runtime would wait for it on a thread that others' sockets wait on.</summary>
    [Fact]
    public async Task AnIssuerThatIsNotSent_IsNotFetched_FromWhereTheCertificateSays()
    {
        var visits = 0;
        await using var issuer = Build("http://127.0.0.1:0");
        issuer.MapGet("/ca.crt", () =>
        {
            Interlocked.Increment(ref visits);
            return Results.NotFound();
        });
        await issuer.StartAsync(TestContext.Current.CancellationToken);
        using var authority = new DocumentAuthority();
        using var certificate = authority.IssueByUnsentAuthority("localhost", $"{issuer.Urls.Single()}/ca.crt");
        await using var backOffice = Build("https://127.0.0.1:0", kestrel =>
            kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
        await backOffice.StartAsync(TestContext.Current.CancellationToken);
        // The certificate's name, where the server listens.
        var address = backOffice.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        // The server itself looks there when it starts.
        Interlocked.Exchange(ref visits, 0);

        using var client = BackOfficeHttp.Create(TimeSpan.FromSeconds(30));
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync(address, TestContext.Current.CancellationToken));

        Assert.Equal(HttpRequestError.SecureConnectionError, refusal.HttpRequestError);
        Assert.Equal(0, visits);
    }

    private static WebApplication Build(
        string url, Action<KestrelServerOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(configure ?? (_ => { })).UseUrls(url);
        return builder.Build();
    }
}
