using McpGateway.Faults.Kills;
using McpGateway.Faults.Rounds;
using McpGateway.Faults.Switches;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace McpGateway.Faults;

/// <summary>Runs the tests, or one of the long stages that README.md names.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["rounds" or "races", ..] => RoundsCommand.RunAsync(args[0], args[1..]),
        ["kills" or "audited", ..] => KillsCommand.RunAsync(args[0], args[1..]),
        ["switches", ..] => SwitchesCommand.RunAsync(args[1..]),
        _ when args.Contains("-automated") || args.Contains("@@") => ConsoleRunner.Run(args),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
