namespace McpGateway.Tests.Harness;

/// <summary>One gateway in this process for all tests of a class, which share its clock and run in turn.</summary>
public sealed class GatewayOfAClass : IAsyncLifetime
{
    internal InProcessGateway Gateway { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Gateway = await InProcessGateway.StartAsync();

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();
}
