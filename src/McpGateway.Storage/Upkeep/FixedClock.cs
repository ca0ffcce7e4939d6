namespace McpGateway.Storage.Upkeep;

/// <summary>A clock that stands still, so that two stores which are read one after the other agree on what has expired.
/// </summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
