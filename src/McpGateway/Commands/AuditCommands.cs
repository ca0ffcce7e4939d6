using System.CommandLine;

namespace McpGateway.Commands;

/// <summary>The commands that look after the audit log, while gateways run. They read the gateway's own settings, and more
/// may follow on the command line.</summary>
internal static class AuditCommands
{
    public const string Name = "audit";

    public static Command All(string[] settings) => new(
        Name, "Look after the audit log of the store that the settings name; settings may follow, as with serve.")
    {
        Verify(settings), Hold(settings),
    };

    private static Command Verify(string[] settings)
    {
        var organizer = new Option<string?>("--organizer")
        {
            Description = "Only the chains of this organizer; empty for events without one.",
        };
        var (from, to) = (Day("--from", "The first day, UTC."), Day("--to", "The last day, UTC."));
        var command = new Command(
            "verify", "Prove that no event was changed, dropped, added or displaced: 0 when it is so, 1 when it is not.")
        {
            organizer, from, to,
        };
        command.SetAction((line, cancellationToken) => KeysHost.RunAsync(
            settings, line.InvocationConfiguration.Output,
            host => AuditVerify.RunAsync(
                host, line.GetValue(organizer), line.GetValue(from), line.GetValue(to),
                line.InvocationConfiguration.Output, cancellationToken),
            cancellationToken));
        return command;
    }

    private static Command Hold(string[] settings) => new("hold", "Legal holds: events that retention does not delete.")
    {
        Place(settings), Lift(settings), List(settings),
    };

    private static Command Place(string[] settings)
    {
        var name = HoldName();
        var organizer = new Option<string?>("--organizer") { Description = "Its events; left out, all events." };
        var (from, to) = (Day("--from", "The first day, UTC.", true), Day("--to", "The last day, UTC.", true));
        var command = new Command("place", "Keep the events of a period, or change the hold of that name.")
        {
            name, organizer, from, to,
        };
        command.SetAction((line, cancellationToken) => KeysHost.RunAsync(
            settings, line.InvocationConfiguration.Output,
            host => AuditHoldCommand.PlaceAsync(
                host, line.GetValue(name)!, line.GetValue(organizer), line.GetValue(from)!.Value,
                line.GetValue(to)!.Value, line.InvocationConfiguration.Output, cancellationToken),
            cancellationToken));
        return command;
    }

    private static Command Lift(string[] settings)
    {
        var name = HoldName();
        var command = new Command("lift", "End a hold; what is older than the retention goes within the hour.") { name };
        command.SetAction((line, cancellationToken) => KeysHost.RunAsync(
            settings, line.InvocationConfiguration.Output,
            host => AuditHoldCommand.LiftAsync(
                host, line.GetValue(name)!, line.InvocationConfiguration.Output, cancellationToken),
            cancellationToken));
        return command;
    }

    private static Command List(string[] settings)
    {
        var command = new Command("list", "All holds.");
        command.SetAction((line, cancellationToken) => KeysHost.RunAsync(
            settings, line.InvocationConfiguration.Output,
            host => AuditHoldCommand.ListAsync(host, line.InvocationConfiguration.Output, cancellationToken),
            cancellationToken));
        return command;
    }

    private static Argument<string> HoldName() =>
        new("NAME") { Description = "Up to 64 letters, digits, '-' and '_': a case number, never a person's name." };

    private static Option<DateOnly?> Day(string name, string description, bool isRequired = false) =>
        new(name) { Description = $"{description} As 2026-01-31.", Required = isRequired };
}
