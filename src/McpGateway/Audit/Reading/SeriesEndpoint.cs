using McpGateway.Storage;

namespace McpGateway.Audit.Reading;

/// <summary><c>GET /api/v1/audit/series</c>: how many events fall into each minute, hour, day or month, by
/// outcome.</summary>
internal static class SeriesEndpoint
{
    private const string Interval = "interval";

    private static readonly Dictionary<string, AuditInterval> Intervals =
        Enum.GetValues<AuditInterval>().ToDictionary(interval => interval.ToString().ToLowerInvariant());

    public static Task<IResult> ShowAsync(
        HttpContext context, AuditReads reads, IAuditStore store, CancellationToken cancellationToken)
    {
        var interval = "";
        return reads.AnswerAsync(
            context,
            parameters =>
            {
                interval = parameters.Choice(Interval, Intervals.Keys);
                return parameters.ReadFiltersBeside(Interval);
            },
            async query => TypedResults.Json(
                new AuditSeriesAnswer(interval, await store.SeriesAsync(query, Intervals[interval], cancellationToken)),
                AuditJson.Default.AuditSeriesAnswer));
    }
}

/// <summary>Answers a query for a series.</summary>
/// <param name="Interval">How wide the stretches are.</param>
/// <param name="Buckets">Oldest first; stretches without any event are left out.</param>
internal sealed record AuditSeriesAnswer(string Interval, IReadOnlyList<AuditBucket> Buckets);
