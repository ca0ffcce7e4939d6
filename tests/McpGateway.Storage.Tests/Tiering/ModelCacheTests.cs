namespace McpGateway.Storage.Tests.Tiering;

/// <summary>The model does what Redis does.</summary>
public sealed class ModelCacheTests : RecordCacheContract
{
    public override ValueTask DisposeAsync() => default;

    protected override Task<object> OpenAsync() => Task.FromResult<object>(new ModelCache(Clock));
}
