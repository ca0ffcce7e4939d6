using System.Globalization;
using McpGateway.Audit.Reading;
using McpGateway.Audit.Timeline;
using McpGateway.Storage;
using McpGateway.Web.Zones;
using Microsoft.AspNetCore.Http.Extensions;

namespace McpGateway.Audit.RaisedAlerts;

/// <summary>Where an alert leads: to what happened, to its client, to stopping it.</summary>
internal static class AlertAddress
{
    public const string Days = "days";
    public const string Position = "before";

    /// <summary>An alert follows what it is about within this, even when nobody looked for hours.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(1);

    /// <summary>The alerts before these.</summary>
    public static string Older(AlertsView view, long before)
    {
        var query = new QueryBuilder { { Days, view.Days.ToString(CultureInfo.InvariantCulture) } };
        Add(query, "organizer", view.OrganizerId);
        query.Add(Position, before.ToString(CultureInfo.InvariantCulture));
        return $"{AlertsEndpoint.Path}{query}";
    }

    /// <summary>The events that it was raised about; null when there are none.</summary>
    public static string? Events(AuditEvent alert)
    {
        if (alert.ConnectionId is null)
        {
            return null;
        }

        var query = Period(alert);
        Add(query, "organizer", alert.OrganizerId);
        switch (alert.Code)
        {
            case AuditCode.FirstProvider:
                Add(query, "provider", alert.Provider);
                Add(query, "action", AuditAction.TokenIssued);
                return $"{AuditReaders.Pages}{query}";
            case AuditCode.OldTokenUsed:
                Add(query, "action", AuditAction.TokenReuseDetected);
                break;
            default:
                Add(query, "action", AuditAction.ToolCalled);
                break;
        }

        Add(query, "connection", alert.ConnectionId);
        Add(query, "outcome", alert.Code switch
        {
            AuditCode.DenialBurst or AuditCode.GuardBurst => "denied",
            AuditCode.FailureBurst => "failure",
            _ => null,
        });
        Add(query, "guard", alert.Code == AuditCode.GuardBurst ? alert.Guard : null);
        Add(query, "effect", alert.Code == AuditCode.FirstEffect ? alert.Effect : null);
        return $"{AuditReaders.Pages}{query}";
    }

    /// <summary>The way of its client, step by step; null when it has none.</summary>
    public static string? Timeline(AuditEvent alert) =>
        alert.ClientId is { } client ? $"{TimelineEndpoint.Path}/{Uri.EscapeDataString(client)}" : null;

    /// <summary>The connections that it may concern, to be stopped: its own, or the others of its user when that has ended.
    /// Null when it is about none.</summary>
    public static string? Contain(AuditEvent alert, bool isLive)
    {
        if (alert.ConnectionId is null)
        {
            return null;
        }

        var query = new QueryBuilder { { "from", TypedTime.InUtc(alert.Time - Past) } };
        Add(query, "organizer", alert.OrganizerId);
        Add(query, "connection", isLive ? alert.ConnectionId : null);
        Add(query, "user", isLive ? null : alert.UserId);
        return $"{AuditReaders.Incidents}{query}";
    }

    private static QueryBuilder Period(AuditEvent alert) => new()
    {
        { "from", TypedTime.InUtc(alert.Time - Past) },
        // Times are kept to the millisecond and the end is not included.
        { "to", TypedTime.InUtc(alert.Time.AddSeconds(1)) },
    };

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(name, value);
        }
    }
}
