using System.Globalization;
using McpGateway.Switches.Api;
using McpGateway.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Switches.Pages;

/// <summary><c>/admin/switches</c>: the operator's security staff sees, throws and lifts switches.</summary>
internal sealed class SwitchesPageEndpoint(
    SwitchStore switches, Changes changes, SwitchTargets targets, FormTokens formTokens, TimeProvider time)
{
    public const string Path = "/admin/switches";

    public static Task<IResult> ShowAsync(
        HttpContext context, SwitchesPageEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ShowAsync(context, cancellationToken);

    public static Task<IResult> ChangeAsync(
        HttpContext context, SwitchesPageEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ChangeAsync(context, cancellationToken);

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<SignedInUser>() is not { } user)
        {
            return NoPerson();
        }

        if (!user.IsRecent(time.GetUtcNow()))
        {
            await context.ChallengeAsync();
            return TypedResults.Empty;
        }

        return await RenderAsync(user, new(null, null, null, null), null, [], cancellationToken);
    }

    private async Task<IResult> ChangeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<SignedInUser>() is not { } user)
        {
            return NoPerson();
        }

        return await ReadAsync(context.Request, user, cancellationToken) is { } form
            ? await ChangeAsync(context, user, form, cancellationToken)
            : ErrorPage.Render("Please try again",
                "The form was not sent from the page of switches, or the sign-in is too long ago. Open the page again and "
                + "repeat.", StatusCodes.Status400BadRequest);
    }

    /// <summary>The form; null when it is not one that this page gave to this session, or that is too old.</summary>
    private async ValueTask<IFormCollection?> ReadAsync(
        HttpRequest request, SignedInUser user, CancellationToken cancellationToken) =>
        await PostedForm.TryReadAsync(request, cancellationToken) is { } form
        && formTokens.IsValid(user.SessionId, form[FormTokens.Field])
        && user.IsRecent(time.GetUtcNow())
            ? form
            : null;

    private async Task<IResult> ChangeAsync(
        HttpContext context, SignedInUser user, IFormCollection form, CancellationToken cancellationToken)
    {
        var actor = user.Person.UserId;
        if (form["lift"] is [{ Length: > 0 } id])
        {
            // One that somebody else has lifted meanwhile is what was wanted.
            await changes.LiftAsync(id, actor, context.TraceIdentifier);
            return new SeeOther(Path);
        }

        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var duration = SwitchDuration.All.FirstOrDefault(one => one.Value == form["duration"].ToString());
        if (duration is null)
        {
            mistakes["duration"] = ["Choose how long it is to stay."];
        }

        var end = duration?.Span is { } span ? time.GetUtcNow() + span : default(DateTimeOffset?);
        var fields = new SwitchFields(form["kind"].ToString(), form["target"].ToString().Trim(), form["reason"].ToString(),
            end?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var draft = SwitchDraft.Make(fields, targets, time.GetUtcNow(), mistakes);
        if (mistakes.Count == 0 && await changes.ThrowAsync(draft, actor, context.TraceIdentifier) is null)
        {
            mistakes["kind"] = [SwitchesEndpoint.TooMany];
        }

        return mistakes.Count == 0
            ? new SeeOther(Path)
            : await RenderAsync(user, fields, duration?.Value, mistakes, cancellationToken);
    }

    private async Task<IResult> RenderAsync(
        SignedInUser user, SwitchFields fields, string? duration, Dictionary<string, string[]> mistakes,
        CancellationToken cancellationToken)
    {
        var board = await switches.ReadAsync(cancellationToken);
        return new RazorComponentResult<SwitchesPage>(new
        {
            Rows = board.InForce(time.GetUtcNow()).Select(SwitchRow.Of).ToList(),
            Names = targets.Providers.Concat(targets.Tools).Concat(ToolEffect.All).ToList(),
            FormToken = formTokens.Issue(user.SessionId),
            Mistakes = mistakes.SelectMany(mistake => mistake.Value.Select(text => $"{mistake.Key}: {text}")).ToList(),
            fields.Kind,
            fields.Target,
            fields.Reason,
            Duration = duration,
        })
        {
            StatusCode = mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    /// <summary>A credential has no session for the form to be bound to.</summary>
    private static RazorComponentResult<ErrorPage> NoPerson() => ErrorPage.Render("This page is for people",
        $"Sign in with a browser, or use {SwitchesEndpoint.Path} with the credential.", StatusCodes.Status403Forbidden);
}
