using System.ComponentModel.DataAnnotations;

namespace McpGateway.Mcp.Listening;

/// <summary>How clients are told that their list of tools changed, and how many may listen.</summary>
internal sealed class ListeningOptions : IValidatableObject
{
    public const string Section = "Gateway:Mcp:Listening";

    /// <summary>How often each open stream is looked at: a connection that ended is cut off within about this
    /// time.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What is silent for longer gets a comment, so that no proxy takes the stream for dead.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Streams open at the same time for one connection.</summary>
    public int PerConnection { get; set; } = 4;

    /// <summary>Streams open at the same time in this process.</summary>
    public int InAll { get; set; } = 5000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LookEvery < TimeSpan.FromMilliseconds(100) || LookEvery > TimeSpan.FromMinutes(1))
        {
            yield return new($"{Section}:LookEvery is {LookEvery}; it must be from 00:00:00.1 to 00:01:00, because a "
                + "stream outlives its connection by that long.", [nameof(LookEvery)]);
        }

        if (KeepAlive < TimeSpan.FromMilliseconds(100) || KeepAlive > TimeSpan.FromMinutes(5))
        {
            yield return new($"{Section}:KeepAlive is {KeepAlive}; it must be from 00:00:00.1 to 00:05:00, because "
                + "proxies close what is silent.", [nameof(KeepAlive)]);
        }

        if (PerConnection is < 1 or > 100)
        {
            yield return new($"{Section}:PerConnection is {PerConnection}; it must be from 1 to 100, because each stream "
                + "holds memory for as long as it is open.", [nameof(PerConnection)]);
        }

        if (InAll is < 1 or > 100_000)
        {
            yield return new($"{Section}:InAll is {InAll}; it must be from 1 to 100000, because each stream holds memory "
                + "for as long as it is open.", [nameof(InAll)]);
        }
    }
}
