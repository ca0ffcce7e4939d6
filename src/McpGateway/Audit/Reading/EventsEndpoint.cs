using System.Globalization;
using McpGateway.Storage;
using Microsoft.AspNetCore.Http.Extensions;

namespace McpGateway.Audit.Reading;

/// <summary><c>GET /api/v1/audit/events</c>: a page of events, newest first, and where the next one is.</summary>
internal static class EventsEndpoint
{
    private const string Position = "before";

    public static Task<IResult> ShowAsync(
        HttpContext context, AuditReads reads, IAuditStore store, CancellationToken cancellationToken) =>
        reads.AnswerAsync(context, parameters => parameters.ReadPage(), async query =>
        {
            var page = await store.QueryAsync(query, cancellationToken);
            var next = page.Next is { } before ? AddressOf(context.Request, before) : null;
            if (next is not null)
            {
                // RFC 8288.
                context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
            }

            return TypedResults.Json(new EventPage(page.Events, page.Next, next), AuditJson.Default.EventPage);
        });

    private static string AddressOf(HttpRequest request, long before)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != Position))
        {
            { Position, before.ToString(CultureInfo.InvariantCulture) },
        };
        return $"{request.Path}{query}";
    }
}

/// <summary>Answers a query.</summary>
/// <param name="Events">Newest first.</param>
/// <param name="Next">The position to go on before; null at the end.</param>
/// <param name="NextPage">The address of the next page; null at the end.</param>
internal sealed record EventPage(IReadOnlyList<AuditEvent> Events, long? Next, string? NextPage);
