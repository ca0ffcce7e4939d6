using McpGateway.Storage;

namespace McpGateway.Audit.Reading;

/// <summary><c>GET /api/v1/audit/counts</c>: the most frequent values of a field, and how many events have each.</summary>
internal static class CountsEndpoint
{
    private const string Field = "by";
    private const string Most = "top";
    private const int MostValues = 100;

    private static readonly Dictionary<string, AuditField> Fields =
        Enum.GetValues<AuditField>().ToDictionary(field => field.ToString().ToLowerInvariant());

    public static Task<IResult> ShowAsync(
        HttpContext context, AuditReads reads, IAuditStore store, CancellationToken cancellationToken)
    {
        var (by, top) = ("", 0);
        return reads.AnswerAsync(
            context,
            parameters =>
            {
                by = parameters.Choice(Field, Fields.Keys);
                top = (int)(parameters.Number(Most, MostValues) ?? 20);
                return parameters.ReadFiltersBeside(Field, Most);
            },
            async query => TypedResults.Json(
                new AuditCountsAnswer(by, await store.CountAsync(query, Fields[by], top, cancellationToken)),
                AuditJson.Default.AuditCountsAnswer));
    }
}

/// <summary>Answers a query for counts: the values of the field, the most frequent first.</summary>
internal sealed record AuditCountsAnswer(string By, IReadOnlyList<AuditTally> Values);
