using System.Security.Claims;
using McpGateway.Storage;
using McpGateway.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Audit.Timeline;

/// <summary><c>GET /api/v1/clients/{id}/timeline</c> and the same as a page. Reading is audited (promise G5).</summary>
internal sealed class TimelineEndpoint(IAuditStore store, AuditTrail trail, TimeProvider time)
{
    public const string Path = "/admin/clients";

    private const int EventsOfAnAction = 20;
    private const int MaxIdLength = 2048;

    public static async Task<IResult> ShowJsonAsync(
        string id, HttpContext context, TimelineEndpoint endpoint, CancellationToken cancellationToken) =>
        await endpoint.ReadAsync(id, context, cancellationToken) is { } timeline
            ? TypedResults.Json(timeline, AuditJson.Default.ClientTimeline)
            : TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["id"] = [TimelinePhrases.WhatAnIdIs.English] });

    public static async Task<IResult> ShowPageAsync(
        string id, HttpContext context, TimelineEndpoint endpoint, CancellationToken cancellationToken) =>
        await endpoint.ReadAsync(id, context, cancellationToken) is { } timeline
            ? new RazorComponentResult<TimelinePage>(new { Timeline = timeline })
            : ErrorPage.Render(TimelinePhrases.NoClientId, TimelinePhrases.WhatAnIdIs, StatusCodes.Status400BadRequest);

    /// <summary>The form for the id, which leads to the page.</summary>
    public static IResult Find(HttpContext context) =>
        context.Request.Query["id"].ToString().Trim() is { Length: > 0 } id
            ? IsClientId(id)
                ? new SeeOther($"{Path}/{Uri.EscapeDataString(id)}")
                : ErrorPage.Render(TimelinePhrases.NoClientId, TimelinePhrases.WhatAnIdIs, StatusCodes.Status400BadRequest)
            : new RazorComponentResult<FindClientPage>();

    private async ValueTask<ClientTimeline?> ReadAsync(
        string id, HttpContext context, CancellationToken cancellationToken)
    {
        // The one character that the server leaves encoded in a path.
        var clientId = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (!IsClientId(clientId))
        {
            return null;
        }

        var events = new List<AuditEvent>();
        foreach (var action in TimelinePlan.Actions)
        {
            var query = new AuditQuery { ClientId = clientId, Action = action, Limit = EventsOfAnAction };
            events.AddRange((await store.QueryAsync(query, cancellationToken)).Events);
        }

        await trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = context.TraceIdentifier,
            Action = AuditAction.AuditRead,
            Outcome = AuditOutcome.Success,
            UserId = context.User.FindFirstValue("sub"),
        }, cancellationToken);
        return ClientTimeline.From(clientId, events);
    }

    private static bool IsClientId(string id) => id.Length is > 0 and <= MaxIdLength && id.All(c => c is > ' ' and <= '~');
}
