using System.Security.Claims;
using McpGateway.Storage;
using McpGateway.Web.Zones;

namespace McpGateway.Audit.Reading;

/// <summary>One reading of the log: its query is read, narrowed to the reader and told to the log itself (promise G5)
/// before anything of it is answered.</summary>
internal sealed class AuditReads(AuditReaders readers, AuditTrail trail, TimeProvider time)
{
    /// <param name="context">The request.</param>
    /// <param name="read">The query out of the parameters.</param>
    /// <param name="answerAsync">Answers a query that is sound and allowed.</param>
    /// <param name="action">What the log is told that happened.</param>
    /// <param name="mistaken">Answers a query with mistakes; a problem in JSON when left out.</param>
    public async Task<IResult> AnswerAsync(
        HttpContext context,
        Func<AuditParameters, AuditQuery> read,
        Func<AuditQuery, Task<IResult>> answerAsync,
        string action = AuditAction.AuditRead,
        Func<AuditQuery, Dictionary<string, string[]>, IResult>? mistaken = null)
    {
        var parameters = new AuditParameters(context.Request.Query, ChosenZone.Meant(context.Request));
        if (await readers.NarrowAsync(context, parameters, read(parameters)) is not { } query)
        {
            return TypedResults.Empty;
        }

        if (parameters.Mistakes.Count > 0)
        {
            return Refuse();
        }

        IResult answer;
        try
        {
            answer = await answerAsync(query);
        }
        catch (AuditQueryException tooMuch)
        {
            parameters.Mistakes[tooMuch.Parameter] = [tooMuch.Message];
            return Refuse();
        }

        await RecordAsync(context, query, action);
        return answer;

        IResult Refuse() =>
            mistaken?.Invoke(query, parameters.Mistakes) ?? TypedResults.ValidationProblem(parameters.Mistakes);
    }

    /// <summary>Puts a reading on record, before its answer leaves.</summary>
    public ValueTask RecordAsync(HttpContext context, AuditQuery query, string action = AuditAction.AuditRead) =>
        trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = context.TraceIdentifier,
            Action = action,
            Outcome = AuditOutcome.Success,
            UserId = context.User.FindFirstValue("sub"),
            OrganizerId = query.OrganizerId,
        }, context.RequestAborted);
}
