namespace McpGateway.Sample;

/// <summary>What the command line asks for. <paramref name="Settings"/> goes to the gateway as it is.</summary>
internal sealed record SampleArguments(
    int Port, int BackOfficePort, string Data, bool Https, IReadOnlyList<string> Settings)
{
    /// <summary>The first thing that is wrong, as a sentence.</summary>
    public string? FindMistake() =>
        Port is < 1 or > 65535 ? $"--port is {Port}; it must be from 1 to 65535."
        : BackOfficePort is < 1 or > 65535 ? $"--back-office-port is {BackOfficePort}; it must be from 1 to 65535."
        : Port == BackOfficePort ? $"--port and --back-office-port are both {Port}; they must differ."
        : Settings.FirstOrDefault(IsUnknown) is { } unknown
            ? $"{unknown} is neither an option nor a setting; settings look like --Gateway:OAuth:AccessTokenLifetime."
        : !Loopback.IsFree(Port) ? $"Port {Port} is in use; choose another one with --port."
        : !Loopback.IsFree(BackOfficePort)
            ? $"Port {BackOfficePort} is in use; choose another one with --back-office-port."
        : null;

    // A setting's name has a section; without this a mistyped option would be taken for one and ignored.
    private static bool IsUnknown(string token) =>
        token.StartsWith("--", StringComparison.Ordinal)
        && !token.Contains(':', StringComparison.Ordinal)
        && token.Split('=')[0] is not ("--environment" or "--urls");
}
