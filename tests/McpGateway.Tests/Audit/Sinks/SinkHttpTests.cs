using System.Net;
using McpGateway.Audit.Sinks;
using McpGateway.Tests.Harness;
using McpGateway.Tests.OAuth.Clients.Documents;
using McpGateway.Web.Network;
using Microsoft.Extensions.Options;

namespace McpGateway.Tests.Audit.Sinks;

/// <summary>A webhook posts to the public internet and nowhere else, whatever a name server says; the operator's collector
/// may be anywhere.</summary>
public sealed class SinkHttpTests : IAsyncLifetime
{
    private AuditReceiver _receiver = null!;
    private int _resolutions;

    public async ValueTask InitializeAsync() => _receiver = await AuditReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.3.4")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    public async Task ANameThatLeadsIntoANetwork_IsNotPostedTo_AndTheSettingIsNamed(string address)
    {
        var failure = await RefusedAsync(new() { Resolve = To(address) });

        Assert.Contains("Gateway:Audit:Sinks:Webhook:AllowPrivateAddresses", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_receiver.All);
    }

    [Fact]
    public async Task OneInnerAddressAmongGoodOnes_IsEnough()
    {
        await RefusedAsync(new() { Resolve = To("127.0.0.1", "10.0.0.1"), IsAllowed = IPAddress.IsLoopback });

        Assert.Empty(_receiver.All);
    }

    /// <summary>What a name server says later counts for nothing.</summary>
    [Fact]
    public async Task TheAddressThatWasChecked_IsTheOneThatIsPostedTo()
    {
        using var http = Http(new()
        {
            Resolve = (host, _) => new([new(_resolutions++ == 0 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.1"), host.Port)]),
            IsAllowed = IPAddress.IsLoopback,
        });

        await http.PostElsewhereAsync(Named(), "{}"u8.ToArray(), [], TestContext.Current.CancellationToken);
        await http.PostElsewhereAsync(Named(), "{}"u8.ToArray(), [], TestContext.Current.CancellationToken);

        Assert.Equal(1, _resolutions);
        Assert.Equal(2, _receiver.Taken.Count);
    }

    [Fact]
    public async Task TheOperatorsCollector_MayBeWithinANetwork()
    {
        using var http = Http(new());

        await http.PostAsync(new($"{_receiver.Url}/v1/logs"), "{}"u8.ToArray(), [], TestContext.Current.CancellationToken);

        Assert.Single(_receiver.Taken);
    }

    /// <summary>The same as of documents: addresses inside a certificate are not visited.</summary>
    [Fact]
    public async Task ACertificate_IsTrustedAsTheNetworkSays()
    {
        await using var server = await DocumentServer.StartAsync();
        Uri address = new("https://documents.example/audit");
        using var trusting = Http(server.Network());
        using var other = Http(server.Network(trust: new PublicNetwork().Trust));

        await trusting.PostElsewhereAsync(address, "{}"u8.ToArray(), [], TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<SinkFailedException>(
            () => other.PostElsewhereAsync(address, "{}"u8.ToArray(), [], TestContext.Current.CancellationToken));

        Assert.Single(server.Requests);
    }

    private Uri Named() => new UriBuilder($"{_receiver.Url}/audit") { Host = "receiver.example" }.Uri;

    private static SinkHttp Http(PublicNetwork network) => new(Options.Create(new SinkOptions()), TimeProvider.System, network);

    private static Func<DnsEndPoint, CancellationToken, ValueTask<IPEndPoint[]>> To(params string[] addresses) =>
        (host, _) => new([.. addresses.Select(address => new IPEndPoint(IPAddress.Parse(address), host.Port))]);

    private async Task<SinkFailedException> RefusedAsync(PublicNetwork network)
    {
        using var http = Http(network);
        return await Assert.ThrowsAsync<SinkFailedException>(
            () => http.PostElsewhereAsync(Named(), "{}"u8.ToArray(), [], TestContext.Current.CancellationToken));
    }
}
