namespace McpGateway.Commands;

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Wrong arguments, or something to put right in what they name.</summary>
    public const int Wrong = 2;
}
