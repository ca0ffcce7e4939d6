namespace McpGateway;

/// <summary>The system's clock, but never behind what has passed since the process began: a clock that is set back brings
/// nothing to life that had expired. One that is set forward is followed, there and back.</summary>
internal sealed class SteadyTime(TimeProvider system) : TimeProvider
{
    private readonly DateTimeOffset begun = system.GetUtcNow();
    private readonly long begunAt = system.GetTimestamp();

    public override DateTimeOffset GetUtcNow()
    {
        var told = system.GetUtcNow();
        var passed = begun + system.GetElapsedTime(begunAt);
        return told > passed ? told : passed;
    }
}
