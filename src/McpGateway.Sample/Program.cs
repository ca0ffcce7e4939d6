using System.CommandLine;

namespace McpGateway.Sample;

/// <summary>Starts a sample operator: a back office, and the gateway beside it.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var port = new Option<int>("--port") { DefaultValueFactory = _ => 8080, Description = "Port of the gateway." };
        var backOfficePort = new Option<int>("--back-office-port")
        {
            DefaultValueFactory = _ => 8090,
            Description = "Port of the sample back office.",
        };
        var data = new Option<DirectoryInfo>("--data")
        {
            DefaultValueFactory = _ => new("data"),
            Description = "Folder for database, keys and credentials.",
        };
        var https = new Option<bool>("--https")
        {
            Description = "Serve the gateway over TLS with a certificate made on the spot; its CA is DIR/ca.pem.",
        };
        var command = new RootCommand(
            "A sample operator with the gateway beside it. Any gateway setting may follow, for example "
            + "--Gateway:OAuth:AccessTokenLifetime 00:00:05")
        {
            port, backOfficePort, data, https,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => SampleRun.StartAsync(
            new(
                parsed.GetValue(port), parsed.GetValue(backOfficePort), parsed.GetValue(data)!.FullName,
                parsed.GetValue(https), parsed.UnmatchedTokens),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));

        var line = command.Parse(args);
        if (line.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(line.Errors[0].Message);
            return SampleRun.CannotStart;
        }

        // The gateway's own host listens for Ctrl-C and SIGTERM, and ends in order.
        return await line.InvokeAsync(new() { ProcessTerminationTimeout = null });
    }
}
