using McpGateway.OAuth.Clients;
using McpGateway.OAuth.Clients.Documents;
using McpGateway.Tests.Tools;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>When a document is fetched, and when it is remembered.</summary>
public sealed class ClientDocumentsTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private DocumentServer _server = null!;
    private DocumentFetcher _fetcher = null!;
    private ClientDocuments _documents = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await DocumentServer.StartAsync();
        _fetcher = new(_server.Network(), _clock);
        _documents = new(new(_clock), _fetcher, _clock, NullLogger<ClientDocuments>.Instance);
    }

    [Fact]
    public async Task AGoodDocument_IsFetchedAgainOnlyWhenItIsNoLongerFresh()
    {
        _server.AnswerWith(Document.Good(), "max-age=600");
        await FindAsync();
        _server.AnswerWith(Document.With("""{"redirect_uris":["https://documents.example/new"]}"""));

        _clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(["https://documents.example/callback"], (await FindAsync()).RedirectUris);
        Assert.Single(_server.Requests);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["https://documents.example/new"], (await FindAsync()).RedirectUris);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(200)]
    public async Task AFailure_IsNotRemembered(int status)
    {
        _server.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.Headers.CacheControl = "max-age=86400";
            return context.Response.WriteAsync("{}");
        };
        await RefusedAsync();
        _server.AnswerWith(Document.Good());

        Assert.Equal(Document.ClientId, (await FindAsync()).Id);
    }

    [Fact]
    public async Task ManyAtOnce_MakeOneFetch()
    {
        var all = new TaskCompletionSource();
        _server.Answer = async context =>
        {
            await all.Task;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Document.Good());
        };

        var waiting = Enumerable.Range(0, 50).Select(_ => FindAsync()).ToList();
        all.SetResult();
        var clients = await Task.WhenAll(waiting);

        Assert.Single(_server.Requests);
        Assert.All(clients, client => Assert.Same(clients[0], client));
    }

    [Fact]
    public async Task WhoGivesUpWaiting_DoesNotEndTheFetchOfOthers()
    {
        var go = new TaskCompletionSource();
        _server.Answer = async context =>
        {
            await go.Task;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Document.Good());
        };
        using var patience = new CancellationTokenSource();

        var impatient = _documents.FindAsync(Document.ClientId, patience.Token).AsTask();
        var patient = FindAsync();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        go.SetResult();

        Assert.Equal(Document.ClientId, (await patient).Id);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task AnOldDocument_ServesWhileItsServerFails_ADayAtMost()
    {
        _server.AnswerWith(Document.Good(), "max-age=600");
        await FindAsync();
        _server.Answer = Failing(StatusCodes.Status503ServiceUnavailable);

        _clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(Document.ClientId, (await FindAsync()).Id);

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await RefusedAsync()).IsPassing);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(200, """{"token_endpoint_auth_method":"private_key_jwt"}""")]
    public async Task AnOldDocument_IsForgotten_WhenItWasWithdrawnOrIsNoLongerGood(int status, string members)
    {
        _server.AnswerWith(Document.Good(), "max-age=600");
        await FindAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        if (status == 200)
        {
            _server.AnswerWith(Document.With(members));
        }
        else
        {
            _server.Answer = Failing(status);
        }

        Assert.False((await RefusedAsync()).IsPassing);
        _server.Answer = Failing(StatusCodes.Status503ServiceUnavailable);
        await RefusedAsync();
    }

    [Fact]
    public async Task AHostThatKeepsFailing_IsLeftAloneForAMinute()
    {
        _server.Answer = Failing(StatusCodes.Status404NotFound);
        for (var i = 0; i < 1000; i++)
        {
            await RefusedAsync($"https://documents.example/{i}");
        }

        Assert.Equal(20, _server.Requests.Count);
        _server.AnswerWith(Document.Good());
        Assert.True((await RefusedAsync()).IsPassing);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Document.ClientId, (await FindAsync()).Id);
    }

    [Theory]
    [InlineData("http://documents.example/client.json")]
    [InlineData("https://documents.example/")]
    [InlineData("https:\\\\documents.example\\client.json")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task WhatIsNoAddressOfADocument_IsNotAskedFor(string clientId)
    {
        Assert.Null(await _documents.FindAsync(clientId, TestContext.Current.CancellationToken));

        Assert.Equal(0, _server.Resolutions);
    }

    [Fact]
    public void TheMemory_IsBounded_AndForgetsTheOldest()
    {
        var cache = new DocumentCache(_clock);
        for (var i = 0; i <= DocumentCache.MaxDocuments; i++)
        {
            cache.Put(ClientAt($"https://documents.example/{i}"), TimeSpan.FromHours(1));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Null(cache.Find("https://documents.example/0"));
        Assert.NotNull(cache.Find("https://documents.example/1"));
        Assert.NotNull(cache.Find($"https://documents.example/{DocumentCache.MaxDocuments}"));
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await _server.DisposeAsync();
    }

    private Client ClientAt(string url) =>
        ClientDocument.Read(Document.Bytes(Document.Good(url)), new(url), _clock.GetUtcNow());

    private static RequestDelegate Failing(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private async Task<Client> FindAsync() =>
        (await _documents.FindAsync(Document.ClientId, TestContext.Current.CancellationToken))!;

    private Task<ClientDocumentException> RefusedAsync(string clientId = Document.ClientId) =>
        Assert.ThrowsAsync<ClientDocumentException>(
            async () => await _documents.FindAsync(clientId, TestContext.Current.CancellationToken));
}
