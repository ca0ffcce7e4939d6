using System.Globalization;
using System.Text;

namespace McpGateway.Incidents;

/// <summary>A report as text, to be put into a notice.</summary>
internal static class IncidentText
{
    public static string Of(IncidentReport report)
    {
        var text = new StringBuilder();
        Line($"Incident report, made {Moment(report.MadeAt)}");
        Line($"Period: {Moment(report.From)} to {(report.To is { } to ? Moment(to) : "now")}");
        Line($"Calls of tools: {report.Calls}");
        Line($"  by outcome: {string.Join(", ", report.Outcomes.Select(tally => $"{tally.Value} {tally.Events}"))}");
        Line($"  by effect: {string.Join(", ", report.Effects.Select(tally => $"{tally.Value} {tally.Events}"))}");
        Line($"Tools: {report.Tools.Count}");
        foreach (var tool in report.Tools)
        {
            Line($"  {tool.Tool} ({tool.Effect ?? "unknown"}): {tool.Calls}, {Moment(tool.First)} to {Moment(tool.Last)}");
        }

        Line($"Organizers: {report.Organizers.Count}: {string.Join(", ", report.Organizers)}");
        Line($"Users: {report.Users.Count}: {string.Join(", ", report.Users)}");
        Line($"Connections: {report.Connections.Count}, still live: {report.Live}");
        foreach (var one in report.Connections)
        {
            var state = one.IsLive ? "live" : one.StoppedAt is { } at ? $"stopped {Moment(at)} ({one.StoppedBy})" : "expired";
            Line($"  {one.Id}: user {one.UserId}, organizer {one.OrganizerId}, client {one.ClientId} ({one.Provider}), "
                + $"calls {one.Calls}, {state}");
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
