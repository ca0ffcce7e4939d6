using System.Globalization;
using System.Security.Claims;
using McpGateway.Storage;
using McpGateway.Web;

namespace McpGateway.Audit.Holds;

/// <summary><c>/api/v1/audit/holds</c>: see, place and lift legal holds (promise S20). To change something takes an operator
/// credential.</summary>
internal static class HoldsEndpoint
{
    public const string Path = "/api/v1/audit/holds";

    private static readonly string[] Members = ["organizer", "from", "to"];

    public static async Task<IResult> ShowAsync(AuditHolds holds, CancellationToken cancellationToken) =>
        TypedResults.Json(new HoldList(await holds.ListAsync(cancellationToken)), HoldsJson.Default.HoldList);

    public static async Task<IResult> PlaceAsync(
        string id, HttpContext context, AuditHolds holds, AuditTrail trail, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var members = await StrictJson.ReadAsync(context.Request, Members, mistakes, cancellationToken);
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        var organizer = StrictJson.Text(members, "organizer", mistakes);
        var (from, to) = (Day("from"), Day("to"));
        if (!AuditHolds.IsName(id))
        {
            mistakes["id"] = ["Name it by up to 64 letters, digits, '-' and '_': a case number, never a person's name."];
        }
        else if (to < from && mistakes.Count == 0)
        {
            mistakes["to"] = ["Not before 'from'."];
        }

        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        var hold = new AuditHold(id, organizer is "" ? null : organizer, from, to, time.GetUtcNow());
        if (!await holds.PlaceAsync(hold, CancellationToken.None))
        {
            return TypedResults.Problem(
                $"There are {AuditHolds.Most} holds, which is the most there can be. Lift some.",
                title: "Too many holds", statusCode: StatusCodes.Status409Conflict);
        }

        await RecordAsync(context, trail, time, AuditAction.HoldPlaced, hold);
        return TypedResults.Json(hold, HoldsJson.Default.AuditHold);

        DateOnly Day(string name)
        {
            var text = StrictJson.Text(members, name, mistakes);
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                mistakes.TryAdd(name, ["A day of UTC, for example 2026-01-31."]);
            }

            return day;
        }
    }

    public static async Task<IResult> LiftAsync(
        string id, HttpContext context, AuditHolds holds, AuditTrail trail, TimeProvider time)
    {
        if (await holds.LiftAsync(id, CancellationToken.None) is not { } hold)
        {
            return TypedResults.Problem(
                "It was lifted already, or never was.", title: "No such hold", statusCode: StatusCodes.Status404NotFound);
        }

        await RecordAsync(context, trail, time, AuditAction.HoldLifted, hold);
        return TypedResults.Json(hold, HoldsJson.Default.AuditHold);
    }

    private static ValueTask RecordAsync(
        HttpContext context, AuditTrail trail, TimeProvider time, string action, AuditHold hold) =>
        trail.RecordAsync(
            new()
            {
                Time = time.GetUtcNow(),
                RequestId = context.TraceIdentifier,
                Action = action,
                Outcome = AuditOutcome.Success,
                UserId = context.User.FindFirstValue("sub"),
                OrganizerId = hold.OrganizerId,
            },
            CancellationToken.None);
}
