using System.CommandLine;

namespace McpGateway.Commands;

/// <summary>The commands that look after the keys of the store, while gateways run. They read the gateway's own settings,
/// and more may follow on the command line.</summary>
internal static class KeysCommands
{
    public const string Name = "keys";

    public static Command All(string[] settings) => new(
        Name, "Look after the keys of the store that the settings name; settings may follow, as with serve.")
    {
        Status(settings), Rotate(settings), Shred(settings),
    };

    /// <summary>The arguments without the settings among them, and those.</summary>
    public static (string[] Line, string[] Settings) Split(string[] args)
    {
        var (line, settings) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var isSetting = args[i].StartsWith($"--{GatewayOptions.Section}:", StringComparison.OrdinalIgnoreCase);
            (isSetting ? settings : line).Add(args[i]);
            if (isSetting && !args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length)
            {
                settings.Add(args[++i]);
            }
        }

        return ([.. line], [.. settings]);
    }

    private static Command Status(string[] settings)
    {
        var command = new Command("status", "Tell what still needs which key.");
        command.SetAction((line, cancellationToken) => KeysHost.RunAsync(
            settings, line.InvocationConfiguration.Output,
            host => KeysStatus.RunAsync(host, line.InvocationConfiguration.Output, cancellationToken), cancellationToken));
        return command;
    }

    private static Command Rotate(string[] settings)
    {
        var proceed = new Option<bool>("--continue")
        {
            Description = "Go on with a rotation that was stopped: no new keys, only what is left to seal anew.",
        };
        var command = new Command(
            "rotate", "Wrap all data keys under the present key-encryption key, replace them, and seal all records anew.")
        {
            proceed,
        };
        command.SetAction((line, cancellationToken) => KeysHost.RunAsync(
            settings, line.InvocationConfiguration.Output,
            host => KeysRotate.RunAsync(
                host, line.GetValue(proceed), line.InvocationConfiguration.Output, cancellationToken),
            cancellationToken));
        return command;
    }

    private static Command Shred(string[] settings)
    {
        var organizer = new Option<string>("--organizer") { Required = true, Description = "The organizer's id." };
        var command = new Command(
            "shred", "Destroy the data keys of an organizer: nobody opens its records any more. Cannot be undone.")
        {
            organizer,
        };
        command.SetAction((line, cancellationToken) => KeysHost.RunAsync(
            settings, line.InvocationConfiguration.Output,
            host => KeysShred.RunAsync(
                host, line.GetValue(organizer)!, line.InvocationConfiguration.Output, cancellationToken),
            cancellationToken));
        return command;
    }
}
