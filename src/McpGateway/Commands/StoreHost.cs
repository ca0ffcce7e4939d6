using McpGateway.Storage;
using McpGateway.Storage.Upkeep;

namespace McpGateway.Commands;

/// <summary>The store that the gateway's own settings name, for a command: nothing is started.</summary>
internal static class StoreHost
{
    /// <summary>Runs work on the store; what stands in its way is told, and ends it with 2.</summary>
    public static async Task<int> RunAsync(string[] settings, TextWriter output, Func<IHost, Task<int>> work)
    {
        try
        {
            using var host = KeysHost.Build(settings);
            return await work(host);
        }
        catch (Exception failure) when (Reasons(failure) is { Count: > 0 } reasons)
        {
            foreach (var reason in reasons)
            {
                await output.WriteLineAsync(reason);
            }

            return ExitCode.Wrong;
        }
    }

    private static IReadOnlyList<string> Reasons(Exception failure) => failure switch
    {
        UpkeepException or SealBrokenException or UnauthorizedAccessException => [failure.Message],
        _ => StartUp.Explain(failure),
    };
}
