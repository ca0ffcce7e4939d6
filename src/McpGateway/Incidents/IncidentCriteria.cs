using McpGateway.Audit.Reading;
using McpGateway.Storage;

namespace McpGateway.Incidents;

/// <summary>What an incident is suspected to be about: a period, and one thing at least beside it.</summary>
internal static class IncidentCriteria
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static readonly string[] Names =
        ["from", "to", "user", "tool", "client", "organizer", "provider", "connection"];

    /// <summary>The events it is about; not to be used with any mistake.</summary>
    public static AuditQuery Read(AuditParameters parameters, DateTimeOffset now, params string[] others)
    {
        var query = parameters.ReadOnly([.. Names, .. others]);
        if (query.From is not { } from)
        {
            parameters.Mistakes.TryAdd("from", ["Say since when, for example 2026-01-31T00:00:00Z."]);
        }
        else if (query.To <= from)
        {
            parameters.Mistakes.TryAdd("to", ["Not before 'from'."]);
        }
        else if ((query.To ?? now) - from > Longest)
        {
            parameters.Mistakes.TryAdd("from", ["At most 366 days are looked at together."]);
        }

        if ((query.UserId ?? query.Tool ?? query.ClientId ?? query.OrganizerId ?? query.Provider ?? query.ConnectionId) is null)
        {
            parameters.Mistakes.TryAdd(
                "user", ["Name a user, tool, client, organizer, provider or connection; to stop everything there is a switch."]);
        }

        return query;
    }
}
