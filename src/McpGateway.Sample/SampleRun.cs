using McpGateway.Sample.BackOffice;

namespace McpGateway.Sample;

/// <summary>One run: the back office, then the gateway, then both until somebody stops them.</summary>
internal static class SampleRun
{
    /// <summary>Wrong arguments or settings, a port in use, an unwritable folder.</summary>
    public const int CannotStart = 2;

    /// <summary>The process's exit code.</summary>
    public static async Task<int> StartAsync(
        SampleArguments arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (arguments.FindMistake() is { } mistake)
        {
            await errors.WriteLineAsync(mistake);
            return CannotStart;
        }

        try
        {
            var settings = GatewaySettings.From(arguments, DataFolder.Open(arguments.Data));
            await RunAsync(settings, output, cancellationToken);
            return 0;
        }
        catch (Exception exception) when (Explain(exception) is { Count: > 0 } reasons)
        {
            await errors.WriteLineAsync(string.Join(Environment.NewLine, reasons));
            return CannotStart;
        }
    }

    private static IReadOnlyList<string> Explain(Exception exception) =>
        exception is UnauthorizedAccessException ? [exception.Message] : StartUp.Explain(exception);

    private static async Task RunAsync(
        GatewaySettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        // Side by side, for a quick start: neither needs the other before it is started.
        var building = Task.Run(() => McpGateway.Program.Build([.. settings.Arguments]), cancellationToken);
        await using var backOffice = BackOfficeApplication.Build(settings.BackOffice);
        await backOffice.StartAsync(cancellationToken);
        await using var gateway = await building;
        await gateway.StartAsync(cancellationToken);
        await output.WriteAsync(Banner.For(settings));
        await gateway.WaitForShutdownAsync(cancellationToken);
        await backOffice.StopAsync(CancellationToken.None);
    }
}
