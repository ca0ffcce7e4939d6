using System.Security.Claims;
using McpGateway.Audit;
using McpGateway.Limits;

namespace McpGateway.Connections;

/// <summary><c>POST /api/v1/roles/changed</c>: the back office says whose roles it changed, so that the change holds
/// from the next call on.</summary>
internal static class RolesNoticeEndpoint
{
    public const string Path = "/api/v1/roles/changed";

    public static async Task<IResult> TakeAsync(
        HttpContext context, RolesNotice notice, RateLimits limits, OverLimit overLimit,
        CancellationToken cancellationToken)
    {
        var credential = context.User.FindFirstValue("sub")!;
        var exceeded = await limits.SpendNoticeAsync(credential, cancellationToken);
        if (await overLimit.RefuseAsync(context, exceeded, credential) is not null)
        {
            return TypedResults.Problem("Post one notice with the organizer alone instead of one for each of its users.",
                title: "Too many notices", statusCode: StatusCodes.Status429TooManyRequests);
        }

        var (body, mistakes) = await RolesNoticeBody.ReadAsync(context.Request, cancellationToken);
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        // Begun, it is finished, whether or not the back office waits for it.
        var taking = notice.TakeAsync(body.User, body.Organizer, credential, context.TraceIdentifier).AsTask();
        return TypedResults.Json(
            new RolesNoticeTaken(await taking.WaitAsync(cancellationToken)), ConnectionsJson.Default.RolesNoticeTaken);
    }
}

/// <summary>The answer: how many connections read their roles anew.</summary>
internal sealed record RolesNoticeTaken(int Connections);
