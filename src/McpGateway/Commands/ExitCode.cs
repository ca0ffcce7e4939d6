namespace McpGateway.Commands;

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The call that was asked about would be refused.</summary>
    public const int Refused = 1;

    /// <summary>Wrong arguments, or something to put right in what they name.</summary>
    public const int Wrong = 2;
}
