using System.Net;
using System.Security.Cryptography.X509Certificates;
using McpGateway.OAuth.Clients.Documents;
using McpGateway.Web.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>Where a fetch can go: to checked addresses, to servers with a good certificate, nowhere else.</summary>
public sealed class DocumentNetworkTests
{
    private static readonly Uri Url = new(Document.ClientId);

    [Fact]
    public async Task ANameThatLeadsToLoopback_IsNotConnectedTo()
    {
        await using var server = await StartAsync();

        await RefusedAsync(server.Network(isAllowed: new PublicNetwork().IsAllowed));

        Assert.Equal(1, server.Resolutions);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("10.0.0.1")]
    [InlineData("::1")]
    [InlineData("fd00:ec2::254")]
    public async Task OneForbiddenAddressAmongGoodOnes_IsEnough(string forbidden)
    {
        await using var server = await StartAsync();
        var network = server.Network(
            isAllowed: address => IPAddress.IsLoopback(address) && address.ToString() != forbidden,
            resolve: () => [server.EndPoint, new(IPAddress.Parse(forbidden), 443)]);

        await RefusedAsync(network);

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task ANameWithoutAnAddress_IsRefused()
    {
        await using var server = await StartAsync();

        await RefusedAsync(server.Network(resolve: () => []));
    }

    [Fact]
    public async Task AnAddressIsAskedForOnce_SoNoSecondAnswerCounts()
    {
        await using var server = await StartAsync();
        var rebound = false;
        var network = server.Network(
            isAllowed: address => address.Equals(IPAddress.Loopback),
            resolve: () => rebound ? [new(IPAddress.Parse("127.0.0.2"), server.EndPoint.Port)] : [server.EndPoint]);

        await FetchAsync(network);
        Assert.Equal(1, server.Resolutions);

        rebound = true;
        await RefusedAsync(network);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task TheNextAddressIsTried_WhereOneDoesNotAnswer()
    {
        await using var server = await StartAsync();
        var network = server.Network(resolve: () => [new(IPAddress.Parse("127.0.0.2"), server.EndPoint.Port), server.EndPoint]);

        await FetchAsync(network);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task ACertificateOfAnotherHost_IsRefused()
    {
        await using var server = await StartAsync(authority => authority.Issue(["other.example"]));

        await RefusedAsync(server.Network());
    }

    [Fact]
    public async Task AnExpiredCertificate_IsRefused()
    {
        await using var server = await StartAsync(authority => authority.Issue([Url.Host], days: 1));

        await RefusedAsync(server.Network());
    }

    [Fact]
    public async Task ACertificateThatNobodyVouchesFor_IsRefused()
    {
        await using var server = await StartAsync();

        await RefusedAsync(server.Network(trust: new PublicNetwork().Trust));
    }

    [Fact]
    public async Task AnAddressInsideACertificate_IsNotVisited()
    {
        var visits = 0;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var issuer = builder.Build();
        issuer.Run(_ =>
        {
            Interlocked.Increment(ref visits);
            return Task.CompletedTask;
        });
        await issuer.StartAsync(TestContext.Current.CancellationToken);
        await using var server = await StartAsync(authority =>
            authority.IssueByUnsentAuthority(Url.Host, $"{issuer.Urls.Single()}/ca.crt"));
        // The server itself looks there when it starts.
        Interlocked.Exchange(ref visits, 0);

        await RefusedAsync(server.Network());
        await RefusedAsync(server.Network(trust: new PublicNetwork().Trust));

        Assert.Equal(0, visits);
        Assert.Empty(server.Requests);
    }

    private static async Task<DocumentServer> StartAsync(Func<DocumentAuthority, X509Certificate2>? certificate = null)
    {
        var server = await DocumentServer.StartAsync(certificate);
        server.AnswerWith(Document.Good());
        return server;
    }

    private static async Task FetchAsync(PublicNetwork network)
    {
        using var fetcher = new DocumentFetcher(network, TimeProvider.System);
        await fetcher.FetchAsync(Url);
    }

    private static async Task RefusedAsync(PublicNetwork network) =>
        Assert.True((await Assert.ThrowsAsync<ClientDocumentException>(() => FetchAsync(network))).IsPassing);
}
