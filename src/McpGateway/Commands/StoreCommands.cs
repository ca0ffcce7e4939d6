using System.CommandLine;

namespace McpGateway.Commands;

/// <summary>The commands that look after the store. They read the gateway's own settings, and more may follow on the
/// command line.</summary>
internal static class StoreCommands
{
    public const string Name = "store";

    public static Command All(string[] settings) => new(
        Name, "Look after the store that the settings name; settings may follow, as with serve.")
    {
        Inspect(settings), Backup(settings), Restore(settings), Copy(settings),
    };

    private static Command Inspect(string[] settings)
    {
        var json = new Option<bool>("--json") { Description = "For machines." };
        var command = new Command("inspect", "Count records by kind and key, and audit events. Needs no key.") { json };
        command.SetAction((line, cancellationToken) => StoreInspect.RunAsync(
            settings, line.GetValue(json), line.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static Command Backup(string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to; it must not exist." };
        var command = new Command("backup", "Copy the SQLite store into a file while the gateway runs, and prove it.")
        {
            file,
        };
        command.SetAction((line, cancellationToken) => StoreBackup.RunAsync(
            settings, line.GetValue(file)!, line.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static Command Restore(string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "What 'store backup' made." };
        var replace = new Option<bool>("--replace")
        {
            Description = "Replace the store that is there, and keep it beside.",
        };
        var keep = new Option<bool>("--keep-connections")
        {
            Description = "Keep connections and sessions of the backup, also those revoked since it was made.",
        };
        var command = new Command("restore", "Put a backup in the place of the SQLite store; its connections are ended.")
        {
            file, replace, keep,
        };
        command.SetAction((line, cancellationToken) => StoreRestore.RunAsync(
            settings, line.GetValue(file)!, line.GetValue(replace), line.GetValue(keep),
            line.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static Command Copy(string[] settings)
    {
        var to = new Option<FileInfo>("--to")
        {
            Required = true,
            Description = "A JSON file with the settings (Gateway:Storage, and Gateway:Region if need be) of the new store.",
        };
        var command = new Command(
            "copy", "Copy everything durable into the store of another profile, while no gateway runs; stopped, run it again.")
        {
            to,
        };
        command.SetAction((line, cancellationToken) => StoreCopy.RunAsync(
            settings, line.GetValue(to)!, line.InvocationConfiguration.Output, cancellationToken));
        return command;
    }
}
