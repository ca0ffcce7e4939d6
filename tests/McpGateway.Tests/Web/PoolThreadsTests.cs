using McpGateway.Web;
using Microsoft.AspNetCore.Http;

namespace McpGateway.Tests.Web;

/// <summary>A page may take long, and a thread that waits for sockets must not.</summary>
public sealed class PoolThreadsTests
{
    /// <summary>The request begins, and goes on when what it waited for comes, on threads that are not of the pool, as those
    /// of sockets are.</summary>
    [Fact]
    public async Task ARequest_RunsOnThreadsOfThePool_HoweverOftenItWaitsForASocket()
    {
        var sockets = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var begun = new SemaphoreSlim(0);
        var places = new List<bool>();
        var middleware = new PoolThreads(async _ =>
        {
            foreach (var socket in sockets)
            {
                places.Add(Thread.CurrentThread.IsThreadPoolThread);
                begun.Release();
                await socket.Task;
            }

            places.Add(Thread.CurrentThread.IsThreadPoolThread);
        });

        Task? answer = null;
        RunElsewhere(() => answer = middleware.InvokeAsync(new DefaultHttpContext()));
        foreach (var socket in sockets)
        {
            await begun.WaitAsync(TestContext.Current.CancellationToken);
            RunElsewhere(socket.SetResult);
        }

        await answer!;

        Assert.Equal([true, true, true], places);
    }

    [Fact]
    public async Task WhoeverCalledIt_HasItsOwnContextAfterwards()
    {
        var middleware = new PoolThreads(_ => Task.CompletedTask);
        SynchronizationContext? left = null;
        Task? answer = null;

        RunElsewhere(() =>
        {
            answer = middleware.InvokeAsync(new DefaultHttpContext());
            left = SynchronizationContext.Current;
        });
        await answer!;

        Assert.Null(left);
    }

    private static void RunElsewhere(Action work)
    {
        var thread = new Thread(() => work());
        thread.Start();
        thread.Join();
    }
}
