using System.Collections.Frozen;
using McpGateway.Audit.Reading;
using McpGateway.Storage;

namespace McpGateway.Audit.Exports;

/// <summary><c>GET /api/v1/audit/export</c>: every event that matches, newest first, as a file in one of the
/// formats.</summary>
internal sealed class ExportEndpoint(
    IAuditStore store, AuditReads reads, IEnumerable<ExportFormat> formats, ILogger<ExportStream> logger)
{
    private const string Format = "format";

    private readonly FrozenDictionary<string, ExportFormat> formats =
        formats.ToFrozenDictionary(format => format.Name, StringComparer.Ordinal);

    public static Task<IResult> ShowAsync(
        HttpContext context, ExportEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ShowAsync(context, cancellationToken);

    private Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var name = "";
        return reads.AnswerAsync(
            context,
            parameters =>
            {
                name = parameters.Choice(Format, formats.Keys);
                return parameters.ReadFiltersBeside(Format);
            },
            async query =>
            {
                // Before anything is sent: a store that is away is still a 503, and whoever waits knows for how much.
                var total = (await store.SeriesAsync(query, AuditInterval.Month, cancellationToken))
                    .Sum(month => month.Total);
                return new ExportStream(store, query, formats[name], total, logger);
            },
            AuditAction.AuditExported);
    }
}
