using System.Security.Claims;
using McpGateway.Web;

namespace McpGateway.Switches.Api;

/// <summary><c>/api/v1/switches</c>: see, throw and lift. To change something takes an operator credential: what a
/// browser adds by itself to a request of any site is not enough.</summary>
internal static class SwitchesEndpoint
{
    public const string Path = "/api/v1/switches";

    private static readonly string[] Members = ["kind", "target", "reason", "expires_at"];

    public static async Task<IResult> ShowAsync(
        SwitchStore switches, TimeProvider time, CancellationToken cancellationToken)
    {
        var board = await switches.ReadAsync(cancellationToken);
        return TypedResults.Json(
            new SwitchList(board.InForce(time.GetUtcNow()), SwitchBoard.MaxSwitches), SwitchesJson.Default.SwitchList);
    }

    public static async Task<IResult> ThrowAsync(
        HttpContext context, Changes changes, SwitchTargets targets, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var members = await StrictJson.ReadAsync(context.Request, Members, mistakes, cancellationToken);
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        string? Text(string name) => StrictJson.Text(members, name, mistakes);
        var fields = new SwitchFields(Text("kind"), Text("target"), Text("reason"), Text("expires_at"));
        var draft = SwitchDraft.Make(fields, targets, time.GetUtcNow(), mistakes);
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        if (await changes.ThrowAsync(draft, Actor(context), context.TraceIdentifier) is not (var thrown, var milliseconds))
        {
            return TypedResults.Problem(TooMany, title: "Too many switches", statusCode: StatusCodes.Status409Conflict);
        }

        context.Response.Headers.Location = $"{Path}/{thrown.Id}";
        return TypedResults.Json(new SwitchReceipt(thrown, milliseconds), SwitchesJson.Default.SwitchReceipt,
            statusCode: StatusCodes.Status201Created);
    }

    public static async Task<IResult> LiftAsync(string id, HttpContext context, Changes changes) =>
        await changes.LiftAsync(id, Actor(context), context.TraceIdentifier) is { } milliseconds
            ? TypedResults.Json(new LiftReceipt(id, milliseconds), SwitchesJson.Default.LiftReceipt)
            : TypedResults.Problem("It was lifted or has expired already, or never was.", title: "No such switch",
                statusCode: StatusCodes.Status404NotFound);

    public static readonly string TooMany = $"There are {SwitchBoard.MaxSwitches} switches in force, which is the most "
        + "there can be. Lift some, or throw one that stops more at once.";

    public static string Actor(HttpContext context) => context.User.FindFirstValue("sub")!;
}
