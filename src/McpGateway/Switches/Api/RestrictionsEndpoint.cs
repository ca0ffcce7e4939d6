using System.Text.Json;
using McpGateway.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Switches.Api;

/// <summary><c>/api/v1/organizers/{id}/restrictions</c> for the operator's systems; administrators have a page.</summary>
internal static class RestrictionsEndpoint
{
    public const string Path = "/api/v1/organizers/{id}/restrictions";

    private static readonly string[] Members = ["no_assistants", "providers", "effects"];

    public static async Task<IResult> ShowAsync(
        string id, RestrictionStore restrictions, CancellationToken cancellationToken) =>
        FindMistake(id) is { } mistake
            ? mistake
            : TypedResults.Json(
                new RestrictionsAnswer(id, await restrictions.LookAsync(id, cancellationToken)),
                SwitchesJson.Default.RestrictionsAnswer);

    /// <summary>Puts the whole in place of what was: what is left out is unrestricted.</summary>
    public static async Task<IResult> SetAsync(
        string id, HttpContext context, Changes changes, SwitchTargets targets, CancellationToken cancellationToken)
    {
        if (FindMistake(id) is { } mistake)
        {
            return mistake;
        }

        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var members = await StrictJson.ReadAsync(context.Request, Members, mistakes, cancellationToken);
        var wanted = Read(members, targets, mistakes);
        if (mistakes.Count > 0)
        {
            return TypedResults.ValidationProblem(mistakes);
        }

        var (changed, milliseconds) = await changes.RestrictAsync(
            id, wanted, SwitchesEndpoint.Actor(context), context.TraceIdentifier);
        return TypedResults.Json(
            new RestrictionsAnswer(id, changed, milliseconds), SwitchesJson.Default.RestrictionsAnswer);
    }

    private static Restrictions Read(
        Dictionary<string, JsonElement> members, SwitchTargets targets, Dictionary<string, string[]> mistakes)
    {
        var noAssistants = false;
        if (StrictJson.Find(members, "no_assistants") is { } value)
        {
            noAssistants = value.ValueKind == JsonValueKind.True;
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                mistakes["no_assistants"] = ["Must be true or false."];
            }
        }

        var providers = StrictJson.Texts(members, "providers", mistakes);
        var effects = StrictJson.Texts(members, "effects", mistakes);
        return mistakes.Count > 0
            ? Restrictions.None
            : RestrictionsDraft.Make(noAssistants, providers, effects, targets, mistakes);
    }

    private static ValidationProblem? FindMistake(string id) =>
        SwitchDraft.FindIdMistake(id) is { } mistake
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["id"] = [mistake] })
            : null;
}
