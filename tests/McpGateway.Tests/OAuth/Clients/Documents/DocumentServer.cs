using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using McpGateway.Web.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McpGateway.Tests.OAuth.Clients.Documents;

/// <summary>An https server that plays every host there is, and the network in which a fetcher finds it.</summary>
internal sealed class DocumentServer : IAsyncDisposable
{
    private static readonly string[] Hosts = ["documents.example", "claude.ai"];

    private readonly DocumentAuthority _authority = new();
    private WebApplication _app = null!;
    private int _resolutions;

    /// <summary>How the server answers.</summary>
    public RequestDelegate Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>The headers of every request that arrived.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Requests { get; } = new();

    /// <summary>How often a name was resolved.</summary>
    public int Resolutions => _resolutions;

    public IPEndPoint EndPoint => new(IPAddress.Loopback, new Uri(_app.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port);

    public static async Task<DocumentServer> StartAsync(Func<DocumentAuthority, X509Certificate2>? certificate = null)
    {
        var server = new DocumentServer();
        var shown = certificate?.Invoke(server._authority) ?? server._authority.Issue(Hosts);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(shown)));
        builder.Logging.ClearProviders();
        server._app = builder.Build();
        server._app.Run(context =>
        {
            server.Requests.Enqueue(context.Request.Headers
                .ToDictionary(header => header.Key, header => header.Value.ToString()));
            return server.Answer(context);
        });
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Answers every request with the text, whole and at once.</summary>
    public void AnswerWith(string body, string? cacheControl = null, string type = "application/json") =>
        Answer = context =>
        {
            context.Response.ContentType = type;
            context.Response.Headers.CacheControl = cacheControl;
            return context.Response.WriteAsync(body, context.RequestAborted);
        };

    /// <summary>A network in which every name leads here and this server's CA is trusted.</summary>
    public PublicNetwork Network(
        Func<IPAddress, bool>? isAllowed = null, Func<IPEndPoint[]>? resolve = null, X509ChainPolicy? trust = null) =>
        new()
        {
            IsAllowed = isAllowed ?? (_ => true),
            Trust = trust ?? _authority.Trust,
            Resolve = (_, _) =>
            {
                Interlocked.Increment(ref _resolutions);
                return ValueTask.FromResult(resolve?.Invoke() ?? [EndPoint]);
            },
        };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _authority.Dispose();
    }
}
