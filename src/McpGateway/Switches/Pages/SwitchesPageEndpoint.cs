using System.Globalization;
using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Web;
using McpGateway.Web.Languages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Switches.Pages;

/// <summary><c>/admin/switches</c>: the operator's security staff sees, throws and lifts switches.</summary>
internal sealed class SwitchesPageEndpoint(
    SwitchStore switches, Changes changes, SwitchTargets targets, Receipts receipts, FormTokens formTokens,
    TimeProvider time)
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

        var thrown = (await receipts.ReadAsync(context.Request, organizerId: null, cancellationToken))
            .FirstOrDefault(one => one.Action == AuditAction.SwitchThrown && IsBy(one, user.Person.UserId));
        return await RenderAsync(
            user, new(null, null, null, null), null, [], cancellationToken,
            within: thrown is null ? null : Receipts.Within(thrown));
    }

    private async Task<IResult> ChangeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<SignedInUser>() is not { } user)
        {
            return NoPerson();
        }

        return await ReadAsync(context.Request, user, cancellationToken) is { } form
            ? await ChangeAsync(context, user, form, cancellationToken)
            : ErrorPage.Render(WebPhrases.TryAgain, SwitchesPhrases.StrangeForm, StatusCodes.Status400BadRequest);
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

        var mistaken = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var duration = SwitchDuration.All.FirstOrDefault(one => one.Value == form["duration"].ToString());
        if (duration is null)
        {
            mistaken["duration"] = [];
        }

        var end = duration?.Span is { } span ? time.GetUtcNow() + span : default(DateTimeOffset?);
        var fields = new SwitchFields(form["kind"].ToString(), form["target"].ToString().Trim(), form["reason"].ToString(),
            end?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var draft = SwitchDraft.Make(fields, targets, time.GetUtcNow(), mistaken);
        var language = ChosenLanguage.Of(context.Request);
        var mistakes = SwitchMistakes.InWords(mistaken.Keys, fields.Kind, targets, language).ToList();
        if (mistakes.Count == 0 && await changes.ThrowAsync(draft, actor, context.TraceIdentifier) is null)
        {
            mistakes.Add(SwitchMistakes.TooMany.In(language, SwitchBoard.MaxSwitches));
        }

        return mistakes.Count == 0
            ? new SeeOther(Receipts.AddressOf(Path, context))
            : await RenderAsync(user, fields, duration?.Value, mistakes, cancellationToken);
    }

    private async Task<IResult> RenderAsync(
        SignedInUser user, SwitchFields fields, string? duration, List<string> mistakes,
        CancellationToken cancellationToken, int? within = null)
    {
        var board = await switches.ReadAsync(cancellationToken);
        return new RazorComponentResult<SwitchesPage>(new
        {
            Rows = board.InForce(time.GetUtcNow()).Select(SwitchRow.Of).ToList(),
            Names = targets.Providers.Concat(targets.Tools).Concat(ToolEffect.All).ToList(),
            FormToken = formTokens.Issue(user.SessionId),
            Mistakes = mistakes,
            Within = within,
            fields.Kind,
            fields.Target,
            fields.Reason,
            Duration = duration,
        })
        {
            StatusCode = mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    /// <summary>Where a user was stopped, who did it stands in the place of the client.</summary>
    private static bool IsBy(AuditEvent thrown, string actor) =>
        (thrown.Code == SwitchKind.User ? thrown.ClientId : thrown.UserId) == actor;

    /// <summary>A credential has no session for the form to be bound to.</summary>
    private static RazorComponentResult<ErrorPage> NoPerson() => ErrorPage.Render(
        SwitchesPhrases.ForPeople, SwitchesPhrases.UseTheApi, StatusCodes.Status403Forbidden);
}
