using System.Globalization;
using McpGateway.Audit;

namespace McpGateway.Switches;

/// <summary>Why something may not go on: the code for the audit, and a sentence for model and user.</summary>
internal sealed record Stop(string Code, string Message)
{
    public static Stop By(Switch one)
    {
        var what = one.Kind switch
        {
            SwitchKind.Everything => "all access by assistants",
            SwitchKind.Effect => $"the tools that {(one.Target == "read" ? "read" : "change something")}",
            var kind => $"this {kind}",
        };
        var until = one.ExpiresAt is { } end
            ? end.UtcDateTime.ToString("', until 'yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : "";
        return new(AuditCode.SwitchedOff, $"The operator has switched off {what} for now (reason: {one.Reason}{until}). "
            + "Nothing has ended and nothing was done; it works again once the operator lifts the switch.");
    }

    public static Stop ByOrganizer(string what) => new(AuditCode.Restricted,
        $"The organizer does not allow {what}. An administrator of the organizer can change that.");
}
