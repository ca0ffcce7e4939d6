using McpGateway.Conformance.Deployments;

[assembly: AssemblyFixture(typeof(RunningDeployments))]

namespace McpGateway.Conformance.Deployments;

/// <summary>The deployments under test, started once for all tests.</summary>
public sealed class RunningDeployments : IAsyncLifetime
{
    public IReadOnlyList<Deployment> All { get; private set; } = [];

    public async ValueTask InitializeAsync() => All = await Target.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var deployment in All)
        {
            await deployment.DisposeAsync();
        }
    }
}
