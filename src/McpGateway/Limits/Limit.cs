namespace McpGateway.Limits;

/// <summary>A token bucket's two numbers.</summary>
internal sealed class Limit
{
    /// <summary>What is allowed for ever.</summary>
    public double PerSecond { get; set; }

    /// <summary>What is allowed at once, by one who was quiet before.</summary>
    public int Burst { get; set; }
}
