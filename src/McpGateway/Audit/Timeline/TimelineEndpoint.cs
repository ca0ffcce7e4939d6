using System.Security.Claims;
using McpGateway.Storage;
using McpGateway.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Audit.Timeline;

/// <summary><c>GET /api/v1/clients/{id}/timeline</c> and the same as a page. Reading is audited (promise G5).</summary>
internal sealed class TimelineEndpoint(IAuditStore store, AuditTrail trail, TimeProvider time)
{
    private const int EventsOfAnAction = 20;
    private const int MaxIdLength = 2048;
    private const string NoClientId = "A client id is text of 1 to 2048 printable ASCII characters without spaces; "
        + "percent-encode one that is an address.";

    public static async Task<IResult> ShowJsonAsync(
        string id, HttpContext context, TimelineEndpoint endpoint, CancellationToken cancellationToken) =>
        await endpoint.ReadAsync(id, context, cancellationToken) is { } timeline
            ? TypedResults.Json(timeline, AuditJson.Default.ClientTimeline)
            : TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["id"] = [NoClientId] });

    public static async Task<IResult> ShowPageAsync(
        string id, HttpContext context, TimelineEndpoint endpoint, CancellationToken cancellationToken) =>
        await endpoint.ReadAsync(id, context, cancellationToken) is { } timeline
            ? new RazorComponentResult<TimelinePage>(new { Timeline = timeline })
            : ErrorPage.Render("No client id", NoClientId, StatusCodes.Status400BadRequest);

    /// <summary>The form for the id, which leads to the page.</summary>
    public static IResult Find(HttpContext context) =>
        context.Request.Query["id"].ToString().Trim() is { Length: > 0 } id
            ? IsClientId(id)
                ? new SeeOther($"/admin/clients/{Uri.EscapeDataString(id)}")
                : ErrorPage.Render("No client id", NoClientId, StatusCodes.Status400BadRequest)
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
