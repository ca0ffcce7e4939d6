using McpGateway.Storage;
using McpGateway.Web;
using Microsoft.Extensions.Options;

namespace McpGateway;

/// <summary>Starts the process, or says everything that stands in the way and exits with 2.</summary>
public static class StartUp
{
    private const int Misconfigured = 2;

    internal static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ApplicationName = "McpGateway",
        ContentRootPath = AppContext.BaseDirectory,
    };

    /// <summary>Runs until told to stop; 0, or 2 when a setting, the catalog or the store keeps it from
    /// starting.</summary>
    public static async Task<int> RunAsync(Func<WebApplication> build)
    {
        try
        {
            SocketThreads.Use();
            await using var app = build();
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (Explain(exception) is { Count: > 0 } reasons)
        {
            await Console.Error.WriteLineAsync("The gateway does not start:");
            foreach (var reason in reasons)
            {
                await Console.Error.WriteLineAsync($"- {reason}");
            }

            return Misconfigured;
        }
    }

    /// <summary>Every reason in an exception of the start, in words; none for one that is a fault of ours.</summary>
    public static IReadOnlyList<string> Explain(Exception exception) => exception switch
    {
        AggregateException several => [.. several.InnerExceptions.SelectMany(Explain)],
        OptionsValidationException invalid => [.. invalid.Failures.Select(Sentence)],
        StoreUnavailableException or KeyUnavailableException or IOException
            or InvalidOperationException { InnerException: null } => [exception.Message],
        // A setting that is no number or time; the message names the setting.
        InvalidOperationException { InnerException: FormatException or ArgumentException } => [exception.Message],
        _ => [],
    };

    // The framework wraps messages as "DataAnnotation validation failed for '…' members: '…' with the error: '…'."
    private static string Sentence(string failure)
    {
        const string marker = "with the error: '";
        var start = failure.IndexOf(marker, StringComparison.Ordinal);
        return start < 0 ? failure : failure[(start + marker.Length)..].TrimEnd('.').TrimEnd('\'');
    }
}
