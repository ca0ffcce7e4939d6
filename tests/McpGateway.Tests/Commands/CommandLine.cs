using System.CommandLine;
using McpGateway.Commands;

namespace McpGateway.Tests.Commands;

/// <summary>A run of the program's command line without a gateway behind it.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string[]? Served)
{
    private const int Stopped = 7;

    public static async Task<CommandLine> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        string[]? served = null;
        var exitCode = await CommandsFeature.RunAsync(
            args,
            settings =>
            {
                served = settings;
                return Task.FromResult(Stopped);
            },
            new InvocationConfiguration { Output = output, Error = output });
        Assert.Equal(served is not null, exitCode == Stopped);
        return new(exitCode, output.ToString(), served);
    }
}
