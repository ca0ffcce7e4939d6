using McpGateway.Sample.BackOffice.Api;

namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>Plans and clears misbehaviour.</summary>
internal static class FaultEndpoint
{
    private const string Known = "may be status:<code>, delay:<milliseconds>, drop, garbage, leak-card, leak-hash, "
        + "other-organizer, extra-fields, broken-dates or huge";

    public static IResult Plan(NewFault fault, PlannedFaults faults)
    {
        var (kind, argument) = Parse(fault.Fault);
        if (fault.Path != "*" && !fault.Path.StartsWith("/v1", StringComparison.Ordinal))
        {
            throw Refusal.Invalid("path", "must be * or begin with /v1");
        }

        if (fault.Times is < 1)
        {
            throw Refusal.Invalid("times", "must be 1 or more; leave it out for a fault that lasts until cleared");
        }

        faults.Add(new PlannedFault(fault.Path, kind, argument, fault.Times));
        return Results.NoContent();
    }

    public static IResult Clear(PlannedFaults faults)
    {
        faults.Clear();
        return Results.NoContent();
    }

    private static (FaultKind Kind, int Argument) Parse(string fault) => fault.Split(':') switch
    {
        ["status", var code] when int.TryParse(code, out var status) && status is >= 200 and <= 599 =>
            (FaultKind.Status, status),
        ["delay", var text] when int.TryParse(text, out var milliseconds) && milliseconds is >= 0 and <= 600_000 =>
            (FaultKind.Delay, milliseconds),
        ["drop"] => (FaultKind.Drop, 0),
        ["garbage"] => (FaultKind.Garbage, 0),
        ["leak-card"] => (FaultKind.LeakCard, 0),
        ["leak-hash"] => (FaultKind.LeakHash, 0),
        ["other-organizer"] => (FaultKind.OtherOrganizer, 0),
        ["extra-fields"] => (FaultKind.ExtraFields, 0),
        ["broken-dates"] => (FaultKind.BrokenDates, 0),
        ["huge"] => (FaultKind.Huge, 0),
        _ => throw Refusal.Invalid("fault", Known),
    };

    internal sealed record NewFault(string Path, string Fault, int? Times = null);
}
