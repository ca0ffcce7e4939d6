using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McpGateway.Tests.Harness;

/// <summary>A receiver of audit events that can be told to fail, to hang and to be away.</summary>
internal sealed class AuditReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedPost> posts = new();
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? app;
    private int port;

    /// <summary>What is answered to each post; 0 for none at all.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Sent along with an answer.</summary>
    public string? RetryAfter { get; set; }

    public string Url => $"http://127.0.0.1:{port}";

    /// <summary>The posts that were taken, in order.</summary>
    public IReadOnlyList<ReceivedPost> Taken => [.. posts.Where(post => post.Taken)];

    public IReadOnlyList<ReceivedPost> All => [.. posts];

    public static async Task<AuditReceiver> StartAsync()
    {
        var receiver = new AuditReceiver();
        await receiver.ComeBackAsync();
        return receiver;
    }

    /// <summary>Listens where it listened before.</summary>
    public async Task ComeBackAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.MapPost("/{**path}", ReceiveAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        port = new Uri(app.Urls.Single()).Port;
    }

    public async Task GoAwayAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app!.StopAsync(now.Token);
        await app.DisposeAsync();
        app = null;
    }

    /// <summary>Waits until what was received is as wanted.</summary>
    public async Task UntilAsync(Func<AuditReceiver, bool> isWanted)
    {
        for (var tries = 0; !isWanted(this); tries++)
        {
            Assert.True(tries < 1200, $"{posts.Count} posts came, {Taken.Count} were taken.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        end.TrySetResult();
        if (app is not null)
        {
            await GoAwayAsync();
        }
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var status = Status;
        posts.Enqueue(new(
            context.Request.Path.Value!, body.ToArray(),
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Taken: status is >= 200 and < 300));
        if (status == 0)
        {
            await Task.WhenAny(end.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
            return;
        }

        context.Response.StatusCode = status;
        if (RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = RetryAfter;
        }
    }
}

/// <summary>One delivery as it came.</summary>
internal sealed record ReceivedPost(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers, bool Taken)
{
    public System.Text.Json.JsonElement Json => System.Text.Json.JsonElement.Parse(Body);

    /// <summary>The ids of the events of a webhook's delivery, in order.</summary>
    public IEnumerable<string> Ids =>
        Json.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("id").GetString()!);
}
