using McpGateway.Conformance.Fuzz;
using McpGateway.Conformance.Traceability;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace McpGateway.Conformance;

/// <summary>Runs the tests; <c>fuzz [COUNT] [SEED]</c> fuzzes instead, <c>table</c> writes the table of README.md.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["fuzz", .. var rest] => FuzzCommand.RunAsync(rest),
        ["table"] => TraceabilityTable.WriteAsync(),
        _ when args.Contains("-automated") || args.Contains("@@") => ConsoleRunner.Run(args),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
