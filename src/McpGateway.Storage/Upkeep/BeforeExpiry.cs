namespace McpGateway.Storage.Upkeep;

/// <summary>A clock at which nothing has expired yet: a store that reads with it shows every record that it has.
/// </summary>
internal sealed class BeforeExpiry : TimeProvider
{
    public static BeforeExpiry Clock { get; } = new();

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
}
