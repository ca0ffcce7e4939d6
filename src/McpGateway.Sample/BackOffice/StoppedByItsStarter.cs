namespace McpGateway.Sample.BackOffice;

/// <summary>
/// Leaves Ctrl-C and SIGTERM to whoever started the back office, so that it outlives the calls that the gateway still
/// finishes.
/// </summary>
internal sealed class StoppedByItsStarter : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
