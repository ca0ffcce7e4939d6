using System.CommandLine;

namespace McpGateway.Commands;

/// <summary>What the program can be asked for on its command line.</summary>
internal static class CommandsFeature
{
    private const string Serve = "serve";

    /// <summary>Runs the command; without one, or with settings alone, it is <c>serve</c>.</summary>
    /// <param name="serve">Starts the gateway with settings; returns the exit code.</param>
    public static async Task<int> RunAsync(
        string[] args, Func<string[], Task<int>> serve, InvocationConfiguration? configuration = null)
    {
        // Settings belong to the host's own parser, which reads them as it always did.
        var settings = args is [Serve, .. var rest] ? rest : args;
        if (IsSettings(settings))
        {
            return await serve(settings);
        }

        // The gateway's own host listens for Ctrl-C and SIGTERM, and ends in order.
        configuration ??= new() { ProcessTerminationTimeout = null };
        var (command, storeSettings) = args is [AuditCommands.Name or KeysCommands.Name or StoreCommands.Name, ..]
            ? KeysCommands.Split(args)
            : (args, []);
        var line = Root(storeSettings).Parse(command, new() { ResponseFileTokenReplacer = null });
        if (line.Errors.Count > 0)
        {
            await configuration.Error.WriteLineAsync(
                $"{string.Join(" ", line.Errors.Select(error => error.Message))} See --help.");
            return ExitCode.Wrong;
        }

        return await line.InvokeAsync(configuration);
    }

    // As the host writes them: --key value, --key=value, /key value, key=value.
    private static bool IsSettings(string[] args) =>
        args is not ["-h" or "--help" or "-?" or "/?" or "--version", ..]
        && (args is [] or [['-' or '/', ..], ..] || args[0].Contains('=', StringComparison.Ordinal));

    private static RootCommand Root(string[] storeSettings) => new("The front door of a back office for AI assistants.")
    {
        new Command(Serve, "Run the gateway (this is what happens without a command). Settings may follow, for example "
            + "--Gateway:OAuth:AccessTokenLifetime 00:00:05"),
        new Command("catalog", "Work on the folder that declares the tools.") { Check(), Diff(), Explain(), Import() },
        AuditCommands.All(storeSettings),
        KeysCommands.All(storeSettings),
        StoreCommands.All(storeSettings),
    };

    private static Command Check()
    {
        var folder = Folder("DIR", "The catalog.");
        var command = new Command("check", "Report every mistake; when there is none, what the tools cost a model.")
        {
            folder,
        };
        command.SetAction(line => CatalogCheck.Run(line.GetValue(folder)!, line.InvocationConfiguration.Output));
        return command;
    }

    private static Command Diff()
    {
        var (before, after) = (Folder("OLD", "The catalog as it was."), Folder("NEW", "The catalog as it is to be."));
        var command = new Command("diff", "Tell what a change of the catalog gives to, or takes from, each role.")
        {
            before, after,
        };
        command.SetAction(line => CatalogDiff.Run(
            line.GetValue(before)!, line.GetValue(after)!, line.InvocationConfiguration.Output));
        return command;
    }

    private static Command Explain()
    {
        var folder = Folder("DIR", "The catalog.");
        var tool = new Option<string>("--tool") { Required = true, Description = "The tool that is called." };
        var arguments = new Option<string>("--arguments")
        {
            DefaultValueFactory = _ => "{}",
            Description = "A JSON object.",
        };
        var user = new Option<string?>("--user") { Description = "Whose call it is: an id, for the reader." };
        var roles = new Option<string[]>("--roles")
        {
            AllowMultipleArgumentsPerToken = true,
            Description = "The person's roles at the organizer.",
        };
        var scopes = new Option<string?>("--scopes")
        {
            Description = "What the connection holds, in quotes; left out, all that is of use to the roles.",
        };
        var organizer = new Option<string>("--organizer")
        {
            DefaultValueFactory = _ => "org_1",
            Description = "The organizer to which the connection is bound.",
        };
        var command = new Command("explain", "Tell what each gate says to a call: 0 when it would be made, 1 when not.")
        {
            folder, tool, arguments, user, roles, scopes, organizer,
        };
        command.SetAction(line => CatalogExplain.Run(
            new(line.GetValue(folder)!, line.GetValue(tool)!, line.GetValue(arguments)!, line.GetValue(user),
                line.GetValue(roles) ?? [], line.GetValue(scopes), line.GetValue(organizer)!),
            line.InvocationConfiguration.Output));
        return command;
    }

    private static Command Import()
    {
        var document = new Argument<FileInfo>("OPENAPI")
        {
            Description = "An OpenAPI 3.0 or 3.1 document, in JSON or (.yaml, .yml) in YAML.",
        };
        var target = new Option<DirectoryInfo>("--to")
        {
            DefaultValueFactory = _ => new("catalog"),
            Description = "The folder to write to; it must be empty or not exist.",
        };
        var organizer = new Option<string>("--organizer")
        {
            DefaultValueFactory = _ => "organizer",
            Description = "The path parameter that names the organizer.",
        };
        var owner = new Option<string>("--organizer-field")
        {
            DefaultValueFactory = _ => "organizer_id",
            Description = "Where objects in answers say to which organizer they belong.",
        };
        var under = new Option<string>("--under")
        {
            DefaultValueFactory = _ => "/",
            Description = "Only operations whose path starts with this.",
        };
        var command = new Command("import", "Draft a catalog from the description of an API.")
        {
            document, target, organizer, owner, under,
        };
        command.SetAction(line => CatalogImport.Run(
            new(line.GetValue(document)!, line.GetValue(target)!, line.GetValue(organizer)!, line.GetValue(owner)!,
                line.GetValue(under)!),
            line.InvocationConfiguration.Output));
        return command;
    }

    private static Argument<DirectoryInfo> Folder(string name, string description) =>
        new(name) { Description = description };
}
