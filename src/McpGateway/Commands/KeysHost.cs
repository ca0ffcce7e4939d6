using McpGateway.Storage;

namespace McpGateway.Commands;

/// <summary>The store and its keys, opened as the gateway opens them, for a command.</summary>
internal static class KeysHost
{
    /// <summary>Runs work on the keys; what stands in its way is told, and ends it with 2.</summary>
    public static Task<int> RunAsync(
        string[] settings, TextWriter output, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken) =>
        StoreHost.RunAsync(settings, output, async host =>
        {
            StoreKeys.RequireStore(host.Services);
            await host.StartAsync(cancellationToken);
            var exitCode = await work(host.Services);
            await host.StopAsync(CancellationToken.None);
            return exitCode;
        });
}
