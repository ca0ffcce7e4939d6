using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Commands;

/// <summary>The store and its keys, opened as the gateway opens them, for a command.</summary>
internal static class KeysHost
{
    /// <summary>Runs work on the keys; what stands in its way is told, and ends it with 2.</summary>
    public static async Task<int> RunAsync(
        string[] settings, TextWriter output, Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            using var host = Build(settings);
            await host.StartAsync(cancellationToken);
            var exitCode = await work(host.Services);
            await host.StopAsync(CancellationToken.None);
            return exitCode;
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

    /// <summary>Not started: nothing is opened yet.</summary>
    public static IHost Build(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = settings,
            ApplicationName = "McpGateway",
            ContentRootPath = AppContext.BaseDirectory,
        });
        var names = new SettingNames(builder.Configuration).Validate(null, new());
        if (names.Failed)
        {
            throw new OptionsValidationException(GatewayOptions.Section, typeof(GatewayOptions), names.Failures);
        }

        // The answer is on the standard output; what goes wrong is thrown.
        builder.Logging.ClearProviders();
        builder.AddStorage();
        return builder.Build();
    }

    private static IReadOnlyList<string> Reasons(Exception failure) =>
        failure is SealBrokenException ? [failure.Message] : StartUp.Explain(failure);
}
