using McpGateway.Storage.Tests.Sqlite;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace McpGateway.Storage.Tests;

/// <summary>Runs the tests, or is the process that a test kills.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [UnluckyWriter.Argument, var folder] => UnluckyWriter.RunAsync(folder),
        _ when args.Contains("-automated") || args.Contains("@@") => ConsoleRunner.Run(args),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
