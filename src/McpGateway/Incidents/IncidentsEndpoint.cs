using System.Security.Claims;
using McpGateway.Audit.Reading;
using McpGateway.Storage;
using McpGateway.Switches;
using McpGateway.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Incidents;

/// <summary><c>/api/v1/incidents</c>: a GET tells what a suspicion concerns and what became of it, a POST with the same
/// criteria ends all connections that it concerns.</summary>
internal sealed class IncidentsEndpoint(
    IncidentReports reports, Containment containment, AuditReads reads, TimeProvider time)
{
    public const string Path = "/api/v1/incidents";

    private const string Format = "format";
    private const string Reason = "reason";

    public static Task<IResult> ShowAsync(HttpContext context, IncidentsEndpoint endpoint) =>
        AnswerAsync(endpoint.ShowAsync(context));

    public static Task<IResult> ContainAsync(HttpContext context, IncidentsEndpoint endpoint) =>
        AnswerAsync(endpoint.ContainAsync(context));

    private static async Task<IResult> AnswerAsync(Task<IResult> answering)
    {
        try
        {
            return await answering;
        }
        catch (AuditQueryException tooMuch)
        {
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { [tooMuch.Parameter] = [tooMuch.Message] });
        }
    }

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var parameters = new AuditParameters(context.Request.Query);
        var query = IncidentCriteria.Read(parameters, time.GetUtcNow(), Format);
        var format = context.Request.Query[Format].ToString();
        if (format is not ("" or "json" or "text"))
        {
            parameters.Mistakes.TryAdd(Format, ["Use json or text."]);
        }

        if (parameters.Mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(parameters.Mistakes);
        }

        if (await reports.MakeAsync(query, context.RequestAborted) is not { } report)
        {
            return TooMany();
        }

        await reads.RecordAsync(context, query);
        return format == "text"
            ? TypedResults.Text(IncidentText.Of(report), "text/plain; charset=utf-8")
            : TypedResults.Json(report, IncidentsJson.Default.IncidentReport);
    }

    private async Task<IResult> ContainAsync(HttpContext context)
    {
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var members = await StrictJson.ReadAsync(
            context.Request, [.. IncidentCriteria.Names, Reason], mistakes, context.RequestAborted);
        var parameters = new AuditParameters(new QueryCollection(members.Keys
            .Select(name => (name, Text: StrictJson.Text(members, name, mistakes)))
            .Where(member => member.Text is not null)
            .ToDictionary(member => member.name, member => new Microsoft.Extensions.Primitives.StringValues(member.Text))));
        var query = IncidentCriteria.Read(parameters, time.GetUtcNow(), Reason);
        var reason = StrictJson.Text(members, Reason, mistakes);
        if (!SwitchReason.All.Contains(reason))
        {
            mistakes[Reason] = [$"Say why with one of these words: {string.Join(", ", SwitchReason.All)}."];
        }

        foreach (var (name, mistake) in parameters.Mistakes)
        {
            mistakes.TryAdd(name, mistake);
        }

        return mistakes.Count > 0
            ? TypedResults.ValidationProblem(mistakes)
            : await StopAsync(context, query, reason!);
    }

    private async Task<IResult> StopAsync(HttpContext context, AuditQuery query, string reason) =>
        await containment.StopAsync(
            query, reason, Actor(context), context.TraceIdentifier, shown: null, context.RequestAborted)
            is ContainmentResult.Stopped(var stopped, var milliseconds)
        && await reports.MakeAsync(query, CancellationToken.None) is { } report
            ? TypedResults.Json(
                new ContainmentReceipt(stopped, milliseconds, report), IncidentsJson.Default.ContainmentReceipt)
            : TooMany();

    private static string Actor(HttpContext context) => context.User.FindFirstValue("sub")!;

    private static ProblemHttpResult TooMany() => TypedResults.Problem(
        $"It concerns more than {IncidentReports.MostConnections} connections. Narrow it, or throw a switch first.",
        title: "Too many connections", statusCode: StatusCodes.Status409Conflict);
}
