using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>What stands between the gateway and an emulator, and does to each request what a test says.</summary>
internal sealed class FirestoreProxy : IAsyncDisposable
{
    private readonly HttpClient forwarder = new();
    private readonly string target;
    private readonly WebApplication app;
    private int forwardedCommits;

    private FirestoreProxy(string target)
    {
        this.target = target;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(HandleAsync);
    }

    /// <summary>From the method of a request, as in <c>commit</c>, to what happens to it.</summary>
    public Func<string, ProxyAct> Decide { get; set; } = _ => ProxyAct.Pass;

    /// <summary>What is held goes on when this is completed.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int ForwardedCommits => Volatile.Read(ref forwardedCommits);

    public string Address { get; private set; } = "";

    public static async Task<FirestoreProxy> StartAsync(string target)
    {
        var proxy = new FirestoreProxy(target);
        await proxy.app.StartAsync();
        var url = proxy.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        proxy.Address = new Uri(url).Authority;
        return proxy;
    }

    /// <summary>The next requests of a method meet these acts, one after the other; whatever comes then passes.</summary>
    public void Meet(string method, params ProxyAct[] acts)
    {
        var next = -1;
        Decide = asked => asked == method && Interlocked.Increment(ref next) is var i && i < acts.Length ? acts[i] : ProxyAct.Pass;
    }

    public async ValueTask DisposeAsync()
    {
        Release.TrySetResult();
        await app.DisposeAsync();
        forwarder.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var method = path[(path.LastIndexOf(':') + 1)..];
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var act = Decide(method);
        if (act.IsHeld)
        {
            await Release.Task;
        }

        var (status, answer) = act.IsForwarded ? await ForwardAsync(context.Request, method, body.ToArray()) : (200, []);
        if (act.IsCut)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = act.Status ?? status;
        var error = $$$"""{"error":{"status":"{{{act.Word}}}"}}""";
        await context.Response.Body.WriteAsync(act.Status is null ? answer : act.Word is null ? "<html>"u8.ToArray() : System.Text.Encoding.UTF8.GetBytes(error));
    }

    private async Task<(int Status, byte[] Body)> ForwardAsync(HttpRequest request, string method, byte[] body)
    {
        if (method == "commit")
        {
            Interlocked.Increment(ref forwardedCommits);
        }

        try
        {
            using var forwarded = new HttpRequestMessage(HttpMethod.Post, $"http://{target}{request.Path}");
            forwarded.Content = new ByteArrayContent(body);
            forwarded.Content.Headers.ContentType = new("application/json");
            forwarded.Headers.Authorization = new("Bearer", "owner");
            using var response = await forwarder.SendAsync(forwarded);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
        }
        catch (HttpRequestException)
        {
            return ((int)HttpStatusCode.BadGateway, []);
        }
    }
}
