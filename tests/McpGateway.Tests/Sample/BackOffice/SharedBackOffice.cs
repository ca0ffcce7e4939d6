namespace McpGateway.Tests.Sample.BackOffice;

/// <summary>One back office for a whole test class whose tests leave no traces that others would mind.</summary>
public sealed class SharedBackOffice : IAsyncLifetime
{
    public RunningBackOffice Running { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Running = await RunningBackOffice.StartAsync();

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
