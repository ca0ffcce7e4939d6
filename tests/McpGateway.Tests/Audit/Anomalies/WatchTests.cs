namespace McpGateway.Tests.Audit.Anomalies;

public sealed class WatchTests : WatchContract;
