using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace McpGateway.Conformance.Deployments;

/// <summary>Runs a test on every deployment, and there for every case where cases are given.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEveryDeploymentAttribute(params string[] cases) : DataAttribute
{
    public IReadOnlyList<string> Cases => cases;

    public override bool SupportsDiscoveryEnumeration() => false;

    public override async ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var running = await TestContext.Current.GetFixture<RunningDeployments>()
            ?? throw new InvalidOperationException("No deployment was started.");
        return [.. running.All.SelectMany(deployment => cases.Length == 0
            ? [new TheoryDataRow(deployment)]
            : cases.Select(text => new TheoryDataRow(deployment, text)))];
    }
}
