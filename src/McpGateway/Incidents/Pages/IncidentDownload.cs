using System.Text;
using System.Text.Json;
using McpGateway.Audit.Reading;
using McpGateway.Web;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Incidents.Pages;

/// <summary><c>GET /audit/incidents/report</c>: the report as a file, text or JSON, for those who see the page.</summary>
internal static class IncidentDownload
{
    public const string Path = $"{IncidentsPageEndpoint.Path}/report";
    private const string Format = "format";

    public static readonly string[] Formats = ["text", "json"];

    public static Task<IResult> SendAsync(
        HttpContext context, AuditReads reads, IncidentReports reports, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var format = "";
        return reads.AnswerAsync(
            context,
            parameters =>
            {
                format = parameters.Choice(Format, Formats);
                return IncidentCriteria.Read(parameters, time.GetUtcNow(), Format);
            },
            async query => await reports.MakeAsync(query, cancellationToken) is { } report
                ? FileOf(report, format)
                : ErrorPage.Render(
                    IncidentsPhrases.Title, IncidentsPhrases.TooMany, StatusCodes.Status409Conflict));
    }

    /// <summary>The report about what a page is about.</summary>
    public static string AddressOf(Storage.AuditQuery query, string format)
    {
        var parameters = new QueryBuilder(
            IncidentFields.Of(query).Select(field => KeyValuePair.Create(field.Name, field.Value)))
        {
            { Format, format },
        };
        return $"{Path}{parameters}";
    }

    private static FileContentHttpResult FileOf(IncidentReport report, string format) => format == "text"
        ? TypedResults.File(
            Encoding.UTF8.GetBytes(IncidentText.Of(report)), "text/plain; charset=utf-8", "incident-report.txt")
        : TypedResults.File(
            JsonSerializer.SerializeToUtf8Bytes(report, IncidentsJson.Default.IncidentReport), "application/json",
            "incident-report.json");
}
