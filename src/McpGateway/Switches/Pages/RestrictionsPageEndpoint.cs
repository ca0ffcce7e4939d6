using McpGateway.Web;
using McpGateway.Web.Languages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Switches.Pages;

/// <summary><c>/restrictions</c>: an organizer's administrators say what assistants may do there (promise G16).</summary>
internal sealed class RestrictionsPageEndpoint(
    RestrictionStore restrictions, Changes changes, SwitchTargets targets, FormTokens formTokens,
    Administrators administrators, TimeProvider time)
{
    public const string Path = "/restrictions";

    public static Task<IResult> ShowAsync(
        HttpContext context, RestrictionsPageEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ShowAsync(context, cancellationToken);

    public static Task<IResult> ChangeAsync(
        HttpContext context, RestrictionsPageEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ChangeAsync(context, cancellationToken);

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var user = context.Features.GetRequiredFeature<SignedInUser>();
        if (!user.IsRecent(time.GetUtcNow()))
        {
            await context.ChallengeAsync();
            return TypedResults.Empty;
        }

        return await RenderAsync(user, null, [], cancellationToken);
    }

    private async Task<IResult> ChangeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var user = context.Features.GetRequiredFeature<SignedInUser>();
        if (await PostedForm.TryReadAsync(context.Request, cancellationToken) is not { } form
            || !formTokens.IsValid(user.SessionId, form[FormTokens.Field]) || !user.IsRecent(time.GetUtcNow()))
        {
            return ErrorPage.Render(
                WebPhrases.TryAgain, RestrictionsPhrases.StrangeForm, StatusCodes.Status400BadRequest);
        }

        var organizerId = form["organizer"].ToString();
        if (administrators.OrganizersOf(user).All(one => one.Id != organizerId))
        {
            return NotTheirs();
        }

        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var wanted = Read(form, mistakes);
        if (mistakes.Count > 0)
        {
            return await RenderAsync(user, organizerId,
                [.. mistakes.Keys.Select(RestrictionsPhrases.MistakeIn).Distinct()], cancellationToken);
        }

        await changes.RestrictAsync(organizerId, wanted, user.Person.UserId, context.TraceIdentifier);
        return new SeeOther(Path);
    }

    private Restrictions Read(IFormCollection form, Dictionary<string, string[]> mistakes)
    {
        var assistants = form["assistants"].ToString();
        if (assistants is not ("all" or "some" or "none"))
        {
            mistakes["assistants"] = [RestrictionsPhrases.ChooseAssistants.English];
        }

        string[] effects = [.. form["effect"].OfType<string>()];
        return RestrictionsDraft.Make(
            assistants == "none",
            assistants == "some" ? [.. form["provider"].OfType<string>()] : null,
            // All ticked is no restriction; under none at all the boxes say nothing.
            ToolEffect.All.All(effects.Contains) || assistants == "none" ? null : effects,
            targets, mistakes);
    }

    private async Task<IResult> RenderAsync(
        SignedInUser user, string? mistaken, IReadOnlyList<Phrase> mistakes, CancellationToken cancellationToken)
    {
        var organizers = new List<RestrictedOrganizer>();
        foreach (var (id, name) in administrators.OrganizersOf(user))
        {
            var now = await restrictions.LookAsync(id, cancellationToken);
            organizers.Add(new()
            {
                Id = id,
                Name = name,
                NoAssistants = now.NoAssistants,
                Providers = now.Providers,
                Effects = now.Effects,
                Mistakes = id == mistaken ? mistakes : [],
            });
        }

        return organizers.Count == 0 ? NotTheirs() : new RazorComponentResult<RestrictionsPage>(new
        {
            Organizers = organizers,
            targets.Providers,
            FormToken = formTokens.Issue(user.SessionId),
        })
        {
            StatusCode = mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    private static RazorComponentResult<ErrorPage> NotTheirs() => ErrorPage.Render(
        RestrictionsPhrases.NotTheirs, RestrictionsPhrases.WhoMay, StatusCodes.Status403Forbidden);
}
