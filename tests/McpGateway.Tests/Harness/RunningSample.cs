namespace McpGateway.Tests.Harness;

/// <summary>Tests that share one running sample.</summary>
[CollectionDefinition(Name)]
public sealed class RunningSample : ICollectionFixture<GatewayFixture>
{
    public const string Name = "A running sample";
}
