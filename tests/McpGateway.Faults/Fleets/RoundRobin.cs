using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace McpGateway.Faults.Fleets;

/// <summary>The proxy in front of a fleet: each request goes to the next gateway, and past one that takes no connection.
/// What was sent once is not sent again.</summary>
internal sealed class RoundRobin : IAsyncDisposable
{
    private static readonly HashSet<string> OfOneHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Transfer-Encoding", "Keep-Alive", "Content-Length",
    };

    private readonly HttpMessageInvoker forwarder = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    private readonly WebApplication app;
    private int last;

    public RoundRobin(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.Run(HandleAsync);
    }

    /// <summary>The origins of the gateways.</summary>
    public IReadOnlyList<string> Targets { get; set; } = [];

    /// <summary>Told of each answer by path and gateway before the client gets it; false = the client never does.</summary>
    public Func<string, string, Task<bool>> Answered { get; set; } = (_, _) => Task.FromResult(true);

    /// <summary>Told of each request by path and gateway; what it does goes on beside the request.</summary>
    public Func<string, string, Task> Sending { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Ends when everything has that <see cref="Sending"/> began.</summary>
    public Task Settled { get; private set; } = Task.CompletedTask;

    public Task StartAsync() => app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        forwarder.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        for (var attempt = 0; attempt < Targets.Count; attempt++)
        {
            var target = Targets[(int)((uint)Interlocked.Increment(ref last) % Targets.Count)];
            try
            {
                using var request = Copy(context.Request, target, body.ToArray());
                if (Sending(context.Request.Path, target) is { IsCompleted: false } beside)
                {
                    Settled = beside;
                }

                using var answer = await forwarder.SendAsync(request, context.RequestAborted);
                var content = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
                if (await Answered(context.Request.Path, target))
                {
                    await CopyAsync(answer, content, context.Response);
                    return;
                }
            }
            catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConnectionError)
            {
                continue;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                // The gateway ended with the request in its hands.
            }

            context.Abort();
            return;
        }

        context.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    private static HttpRequestMessage Copy(HttpRequest from, string target, byte[] body)
    {
        var to = new HttpRequestMessage(new(from.Method), target + from.GetEncodedPathAndQuery());
        if (body.Length > 0)
        {
            to.Content = new ByteArrayContent(body);
        }

        foreach (var (name, values) in from.Headers.Where(header => !OfOneHop.Contains(header.Key)))
        {
            if (!to.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                to.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return to;
    }

    private static async Task CopyAsync(HttpResponseMessage from, byte[] content, HttpResponse to)
    {
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.Concat(from.Content.Headers).Where(header => !OfOneHop.Contains(header.Key)))
        {
            to.Headers.Append(name, values.ToArray());
        }

        await to.Body.WriteAsync(content);
    }
}
