namespace McpGateway.Web;

/// <summary>Takes a request off the threads that wait for sockets, and keeps it off: a page may read through much of the
/// audit log, and nobody's call should wait for that.</summary>
internal sealed class PoolThreads(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // What follows goes on here after each of its awaits, wherever that was completed.
        SynchronizationContext.SetSynchronizationContext(Pool.Instance);
        await Task.Yield();
        await next(context);
    }

    // The class it derives from counts as none when something is awaited.
    private sealed class Pool : SynchronizationContext
    {
        public static readonly Pool Instance = new();

        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.UnsafeQueueUserWorkItem(
            static work =>
            {
                // The pool takes it off again, after each piece of work.
                SetSynchronizationContext(Instance);
                work.d(work.state);
            },
            (d, state), preferLocal: true);

        public override SynchronizationContext CreateCopy() => this;
    }
}
