using McpGateway.Audit.Anomalies;
using McpGateway.Audit.Reading;
using McpGateway.Storage;
using McpGateway.Web.Languages;
using McpGateway.Web.Zones;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.RaisedAlerts;

/// <summary><c>GET /audit/alerts</c>: the alerts of the last days (promise G9), with what leads on from each.</summary>
internal sealed class AlertsEndpoint(
    AuditReads reads, IAuditStore store, LiveConnections connections, IOptions<AnomalyOptions> options, TimeProvider time)
{
    public const string Path = $"{AuditReaders.Pages}/alerts";

    private const int AlertsOfAPage = 25;
    private const int UsualDays = 7;
    private const int MostDays = 366;

    public static Task<IResult> ShowAsync(
        HttpContext context, AlertsEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ShowAsync(context, cancellationToken);

    private Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var days = UsualDays;
        return reads.AnswerAsync(
            context,
            parameters =>
            {
                var query = parameters.ReadOnly(
                    "organizer", AlertAddress.Days, AlertAddress.Position, ChosenLanguage.Parameter, ChosenZone.Parameter);
                days = (int)(parameters.Number(AlertAddress.Days, MostDays) ?? UsualDays);
                return query with
                {
                    Action = AuditAction.AlertRaised,
                    From = time.GetUtcNow().AddDays(-days),
                    Before = parameters.Number(AlertAddress.Position, long.MaxValue),
                    Limit = AlertsOfAPage,
                };
            },
            async query => Render(await LookAsync(query, days, cancellationToken)),
            mistaken: (query, mistakes) => Render(ViewOf(query, days) with { Mistakes = [.. mistakes.Keys] }));
    }

    private async Task<AlertsView> LookAsync(AuditQuery query, int days, CancellationToken cancellationToken)
    {
        var page = await store.QueryAsync(query, cancellationToken);
        var live = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in page.Events.Select(alert => alert.ConnectionId).OfType<string>().Distinct())
        {
            if (await connections(id, cancellationToken))
            {
                live.Add(id);
            }
        }

        return ViewOf(query, days) with { Page = page, Live = live };
    }

    private AlertsView ViewOf(AuditQuery query, int days) =>
        new() { OrganizerId = query.OrganizerId, Days = days, IsWatched = options.Value.Watch };

    private static RazorComponentResult<AlertsPage> Render(AlertsView view) => new(new { View = view })
    {
        StatusCode = view.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };
}
