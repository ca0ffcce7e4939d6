using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Storage.Upkeep;
using Microsoft.Extensions.Options;

namespace McpGateway.Commands;

/// <summary>The store that the gateway's own settings name, for a command: nothing is started.</summary>
internal static class StoreHost
{
    /// <summary>Runs work on the store; what stands in its way is told, and ends it with 2.</summary>
    public static async Task<int> RunAsync(string[] settings, TextWriter output, Func<IHost, Task<int>> work)
    {
        try
        {
            using var host = Build(settings);
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

    /// <summary>The store that a file of settings names, for a command that needs two. Of the gateway's own settings
    /// nothing else is in force there.</summary>
    public static IHost BuildOther(FileInfo settings, IConfiguration own)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            DisableDefaults = true,
            ApplicationName = "McpGateway",
            EnvironmentName = own[HostDefaults.EnvironmentKey],
        });
        builder.Configuration
            .AddInMemoryCollection(own.AsEnumerable().Where(setting => setting.Key != GatewayOptions.Section
                && !setting.Key.StartsWith($"{GatewayOptions.Section}:", StringComparison.OrdinalIgnoreCase)))
            .AddJsonFile(settings.FullName);
        return Build(builder);
    }

    /// <summary>Not started: nothing is opened yet.</summary>
    private static IHost Build(string[] settings) => Build(Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
    {
        Args = settings,
        ApplicationName = "McpGateway",
        ContentRootPath = AppContext.BaseDirectory,
    }));

    private static IHost Build(HostApplicationBuilder builder)
    {
        var names = new SettingNames(builder.Configuration).Validate(null, new());
        if (names.Failed)
        {
            throw new OptionsValidationException(GatewayOptions.Section, typeof(GatewayOptions), names.Failures);
        }

        // The answer is on the standard output; what goes wrong is thrown.
        builder.Logging.ClearProviders();
        builder.AddAuditWords();
        builder.AddStorage();
        return builder.Build();
    }

    private static IReadOnlyList<string> Reasons(Exception failure) => failure switch
    {
        UpkeepException or SealBrokenException or UnauthorizedAccessException or InvalidDataException => [failure.Message],
        _ => StartUp.Explain(failure),
    };
}
