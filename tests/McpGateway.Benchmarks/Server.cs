using System.Globalization;
using System.Net.Http.Headers;
using McpGateway.Sample.BackOffice;
using McpGateway.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McpGateway.Benchmarks;

/// <summary>The servers of a run. Each listens for <c>GET /usage</c> on the port after its own and ends with its
/// standard input.</summary>
internal static class Server
{
    public const string BackOffice = "back-office";
    public const string Gateway = "gateway";
    public const string Bare = "bare";

    /// <summary>The sample back office. Arguments: client secret, redirect URI.</summary>
    public static Task<int> RunBackOfficeAsync(int port, string[] args) => RunAsync(BackOfficeApplication.Build(new()
    {
        Port = port,
        ClientId = "mcpgateway",
        ClientSecret = args[0],
        RedirectUris = [args[1]],
        SignedOutUris = [],
    }), port);

    /// <summary>The gateway, as <c>serve</c> runs it. Arguments: its settings.</summary>
    public static Task<int> RunGatewayAsync(int port, string[] args)
    {
        SocketThreads.Use();
        return RunAsync(McpGateway.Program.Build(args), port);
    }

    /// <summary>
    /// What the gateway is compared with. Arguments: the URL to forward to, and the file whose bytes answer
    /// <c>/list</c>.
    /// </summary>
    public static Task<int> RunBareAsync(int port, string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null });
        var list = File.ReadAllBytes(args[1]);
        app.MapPost("/forward/{limit}", async (HttpContext context, string limit) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{args[0]}?limit={limit}");
            request.Headers.Authorization =
                AuthenticationHeaderValue.Parse(context.Request.Headers.Authorization.ToString());
            using var answer = await http.SendAsync(request, context.RequestAborted);
            context.Response.ContentType = "application/json";
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
        app.MapPost("/list", async (HttpContext context) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = list.Length;
            await context.Response.Body.WriteAsync(list, context.RequestAborted);
        });
        return RunAsync(app, port);
    }

    private static async Task<int> RunAsync(WebApplication app, int port)
    {
        await app.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port + 1}");
        var usage = builder.Build();
        usage.MapGet("/usage", () => string.Create(CultureInfo.InvariantCulture,
            $"{Environment.CpuUsage.TotalTime.TotalMicroseconds} {GC.GetTotalAllocatedBytes()}"));
        usage.MapGet("/heap", () => $"{GC.GetTotalMemory(forceFullCollection: true)}");
        await usage.StartAsync();
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        await usage.StopAsync();
        return 0;
    }
}
