using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using McpGateway.OAuth.Clients.Documents;
using McpGateway.Web.Network;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>What a fetch accepts from a server, over real TLS.</summary>
public sealed class DocumentFetcherTests : IAsyncLifetime
{
    private const int MaxBytes = 5 * 1024;

    private static readonly Uri Url = new(Document.ClientId);

    private DocumentServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await DocumentServer.StartAsync();

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    [InlineData("application/client-id-metadata+json")]
    public async Task AJsonAnswer_IsTaken(string type)
    {
        _server.AnswerWith(Document.Good(), type: type);

        Assert.Equal(Document.Good(), Encoding.UTF8.GetString((await FetchAsync()).Content.Span));
    }

    [Fact]
    public async Task ARequest_CarriesNothingButWhatItMust()
    {
        _server.Answer = context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.SetCookie = "id=1; Path=/";
            return context.Response.WriteAsync("{}");
        };
        using var fetcher = Fetcher();

        await fetcher.FetchAsync(Url);
        await fetcher.FetchAsync(Url);

        Assert.Equal(2, _server.Requests.Count);
        Assert.All(_server.Requests, headers => Assert.Equal(["Accept", "Host", "User-Agent"], headers.Keys.Order()));
        Assert.All(_server.Requests, headers => Assert.Equal("documents.example", headers["Host"]));
    }

    [Theory]
    [InlineData(201, true)]
    [InlineData(203, true)]
    [InlineData(204, true)]
    [InlineData(206, true)]
    [InlineData(301, true)]
    [InlineData(302, true)]
    [InlineData(303, true)]
    [InlineData(304, true)]
    [InlineData(307, true)]
    [InlineData(308, true)]
    [InlineData(403, true)]
    [InlineData(404, false)]
    [InlineData(410, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public async Task AnyOtherStatus_IsRefused_AndNoRedirectFollowed(int status, bool isPassing)
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.Headers.Location = "https://documents.example/elsewhere";
            return status is 204 or 304 ? Task.CompletedTask : context.Response.WriteAsync(Document.Good());
        };

        Assert.Equal(isPassing, (await RefusedAsync()).IsPassing);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/html")]
    [InlineData("text/json")]
    [InlineData("text/plain; application/json")]
    [InlineData("application/jsonp")]
    [InlineData("application/javascript")]
    [InlineData("image/svg+xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task AnyOtherType_IsRefused(string? type)
    {
        _server.AnswerWith(Document.Good(), type: type!);

        await RefusedAsync();
    }

    [Fact]
    public async Task ACompressedAnswer_IsRefused()
    {
        _server.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(Document.Bytes(Document.Good()));
        };

        await RefusedAsync();
    }

    [Fact]
    public async Task TheLargestAnswer_IsTaken_AndOneByteMoreRefused()
    {
        _server.AnswerWith(new('x', MaxBytes));
        Assert.Equal(MaxBytes, (await FetchAsync()).Content.Length);

        _server.AnswerWith(new('x', MaxBytes + 1));
        await RefusedAsync();
    }

    [Fact]
    public async Task AnEndlessAnswer_IsCutOff()
    {
        var ended = new TaskCompletionSource();
        _server.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            context.RequestAborted.Register(ended.SetResult);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new('x', 1024), context.RequestAborted);
            }
        };

        await RefusedAsync();
        await ended.Task;
    }

    [Fact]
    public async Task AServerThatDrips_IsNotWaitedFor()
    {
        _server.Answer = async context =>
        {
            context.Response.ContentType = "application/json";
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await Task.Delay(100, context.RequestAborted);
            }
        };

        Assert.True((await RefusedAsync()).IsPassing);
    }

    [Fact]
    public async Task AServerThatSaysNothing_IsNotWaitedFor()
    {
        _server.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

        Assert.True((await RefusedAsync()).IsPassing);
    }

    [Fact]
    public async Task MoreFetchesThanPlaces_AllComeToTheirTurn()
    {
        _server.AnswerWith("{}");
        using var fetcher = Fetcher();

        var all = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => fetcher.FetchAsync(Url)));

        Assert.Equal(40, all.Length);
    }

    /// <summary>A visitor who names slow hosts without end waits for them alone.</summary>
    [Fact]
    public async Task SlowHostsOfOneVisitor_HoldNobodyElseUp()
    {
        var asked = 0;
        var network = new PublicNetwork
        {
            IsAllowed = _ => true,
            Trust = _server.Network().Trust,
            Resolve = async (host, cancellationToken) =>
            {
                Interlocked.Increment(ref asked);
                await Task.Delay(host.Host == Url.Host ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellationToken);
                return [_server.EndPoint];
            },
        };
        var requests = new HttpContextAccessor { HttpContext = From("192.0.2.1") };
        using var fetcher = new DocumentFetcher(network, TimeProvider.System, requests);
        var slow = Enumerable.Range(0, 2 * FetchPlaces.MaxAtOnce)
            .Select(i => fetcher.FetchAsync(new($"https://h{i}.evil.example/c"))).ToList();

        _server.AnswerWith("{}");
        requests.HttpContext = From("192.0.2.2");
        await fetcher.FetchAsync(Url);

        // The slow ones begin beside it, and some perhaps later.
        while (Volatile.Read(ref asked) < FetchPlaces.MaxPerVisitor + 1)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(FetchPlaces.MaxPerVisitor + 1, asked);
        foreach (var fetch in slow)
        {
            await Assert.ThrowsAsync<ClientDocumentException>(() => fetch);
        }
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };

    [Fact]
    public async Task NobodyListening_IsPassing()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var network = _server.Network(resolve: () => [(IPEndPoint)socket.LocalEndPoint!]);

        Assert.True((await RefusedAsync(network)).IsPassing);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private DocumentFetcher Fetcher(PublicNetwork? network = null) =>
        new(network ?? _server.Network(), TimeProvider.System);

    private async Task<FetchedDocument> FetchAsync()
    {
        using var fetcher = Fetcher();
        return await fetcher.FetchAsync(Url);
    }

    private async Task<ClientDocumentException> RefusedAsync(PublicNetwork? network = null)
    {
        using var fetcher = Fetcher(network);
        return await Assert.ThrowsAsync<ClientDocumentException>(() => fetcher.FetchAsync(Url));
    }
}
