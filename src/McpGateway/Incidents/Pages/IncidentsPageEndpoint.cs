using McpGateway.Audit;
using McpGateway.Audit.Explorer;
using McpGateway.Audit.Reading;
using McpGateway.Connections;
using McpGateway.Storage;
using McpGateway.Switches;
using McpGateway.Web;
using McpGateway.Web.Languages;
using McpGateway.Web.Zones;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace McpGateway.Incidents.Pages;

/// <summary><c>/audit/incidents</c>: from a suspicion to the connections, to stopping them, to the report (promise S24).
/// Security staff looks at all of them, an administrator at those of their organizer.</summary>
internal sealed class IncidentsPageEndpoint(
    AuditReads reads, AuditReaders readers, IncidentReports reports, Containment containment, Receipts receipts,
    FormTokens formTokens, TimeProvider time)
{
    public const string Path = AuditReaders.Incidents;
    public const string Reason = "reason";
    public const string Shown = "shown";

    /// <summary>In the address of a page whose form was sent too late to stop anything.</summary>
    private const string Unconfirmed = "unconfirmed";

    public static Task<IResult> ShowAsync(
        HttpContext context, IncidentsPageEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ShowAsync(context, cancellationToken);

    public static Task<IResult> ContainAsync(
        HttpContext context, IncidentsPageEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ContainAsync(context, cancellationToken);

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var typed = IncidentFields.Typed(context.Request.Query);
        return typed.Count > 0
            ? await reads.AnswerAsync(
                context,
                parameters => IncidentCriteria.Read(
                    parameters, time.GetUtcNow(),
                    ChosenLanguage.Parameter, ChosenZone.Parameter, Receipts.Parameter, Unconfirmed),
                async query => Render(await LookAsync(context, query, typed, cancellationToken)),
                mistaken: (query, mistakes) => Render(Mistaken(context, query, typed, mistakes.Keys)))
            : await BeginAsync(context);
    }

    /// <summary>The empty form: nothing of the log is read for it.</summary>
    private async Task<IResult> BeginAsync(HttpContext context)
    {
        var parameters = new AuditParameters(context.Request.Query);
        return await readers.NarrowAsync(
            context, parameters, ExplorerPeriod.Bound(new(), time.GetUtcNow())) is { } query
            ? Render(ViewOf(context, query, new Dictionary<string, string>()))
            : TypedResults.Empty;
    }

    private async Task<IResult> ContainAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var user = context.Features.GetRequiredFeature<SignedInUser>();
        if (await PostedForm.TryReadAsync(context.Request, cancellationToken) is not { } form
            || form[FormTokens.Field] is not [{ Length: > 0 } token])
        {
            return Strange();
        }

        var criteria = IncidentFields.Of(form);
        var parameters = new AuditParameters(criteria, ChosenZone.Meant(context.Request));
        var asked = IncidentCriteria.Read(parameters, time.GetUtcNow());
        if (!formTokens.IsValid(user.SessionId, token) || !user.IsRecent(time.GetUtcNow()))
        {
            // Nothing is stopped; the page asks for the sign-in, and then to confirm it in this session.
            return parameters.Mistakes.Count > 0
                ? Strange()
                : new SeeOther(QueryHelpers.AddQueryString(IncidentFields.AddressOf(Path, asked), Unconfirmed, "1"));
        }

        if (await readers.NarrowAsync(context, parameters, asked) is not { } query)
        {
            return TypedResults.Empty;
        }

        var typed = IncidentFields.Typed(criteria);
        var reason = form[Reason].ToString();
        if (!SwitchReason.All.Contains(reason))
        {
            parameters.Mistakes[Reason] = [IncidentMistakes.NoReason.English];
        }

        return parameters.Mistakes.Count > 0
            ? Render(Mistaken(context, query, typed, parameters.Mistakes.Keys))
            : await StopAsync(context, query, typed, reason, cancellationToken);
    }

    private async Task<IResult> StopAsync(
        HttpContext context, AuditQuery query, IReadOnlyDictionary<string, string> typed, string reason,
        CancellationToken cancellationToken)
    {
        try
        {
            var user = context.Features.GetRequiredFeature<SignedInUser>();
            var shown = context.Request.Form[Shown].ToString();
            return await containment.StopAsync(
                query, reason, user.Person.UserId, context.TraceIdentifier, shown, cancellationToken) switch
            {
                ContainmentResult.TooMany => Render(ViewOf(context, query, typed) with { IsTooMuch = true }),
                ContainmentResult.Changed => await ShowChangedAsync(context, query, typed, cancellationToken),
                _ => new SeeOther(Receipts.AddressOf(IncidentFields.AddressOf(Path, query), context)),
            };
        }
        catch (AuditQueryException tooMuch)
        {
            return Render(Mistaken(context, query, typed, [tooMuch.Parameter]));
        }
    }

    /// <summary>What it concerns now, to be confirmed anew. It tells of the log, so it is a reading like any other.</summary>
    private async Task<IResult> ShowChangedAsync(
        HttpContext context, AuditQuery query, IReadOnlyDictionary<string, string> typed,
        CancellationToken cancellationToken)
    {
        var view = await LookAsync(context, query, typed, cancellationToken) with { HasChanged = true };
        await reads.RecordAsync(context, query);
        return Render(view);
    }

    private async Task<IncidentView> LookAsync(
        HttpContext context, AuditQuery query, IReadOnlyDictionary<string, string> typed,
        CancellationToken cancellationToken)
    {
        var report = await reports.MakeAsync(query, cancellationToken);
        return ViewOf(context, query, typed) with
        {
            Report = report,
            IsTooMuch = report is null,
            Done = DoneBy(
                context.Features.GetRequiredFeature<SignedInUser>(),
                await receipts.ReadAsync(context.Request, query.OrganizerId, cancellationToken)),
            IsUnconfirmed = context.Request.Query.ContainsKey(Unconfirmed),
        };
    }

    /// <summary>A receipt is for who did it: an address that somebody else passed on confirms nothing.</summary>
    private static ContainmentDone? DoneBy(SignedInUser user, IReadOnlyList<AuditEvent> events) =>
        events.FirstOrDefault(one =>
            one.Action == AuditAction.IncidentContained && one.UserId == user.Person.UserId) is { } done
            ? new(
                events.Count(one => one is
                {
                    Action: AuditAction.ConnectionRevoked, Code: RevocationReason.Contained,
                }),
                Receipts.Within(done), done.Time, done.UserId, done.Code)
            : null;

    private IncidentView Mistaken(
        HttpContext context, AuditQuery query, IReadOnlyDictionary<string, string> typed, IEnumerable<string> mistaken) =>
        ViewOf(context, query, typed) with
        {
            Mistakes = IncidentMistakes.InWords(
                context.Request, query, typed, mistaken,
                readers.OrganizersOf(context.Features.GetRequiredFeature<SignedInUser>())),
        };

    private IncidentView ViewOf(HttpContext context, AuditQuery query, IReadOnlyDictionary<string, string> typed) => new()
    {
        Query = query,
        Typed = typed,
        FormToken = formTokens.Issue(context.Features.GetRequiredFeature<SignedInUser>().SessionId),
    };

    private static RazorComponentResult<ErrorPage> Strange() =>
        ErrorPage.Render(WebPhrases.TryAgain, IncidentsPhrases.StrangeForm, StatusCodes.Status400BadRequest);

    private static RazorComponentResult<IncidentsPage> Render(IncidentView view) => new(new { View = view })
    {
        StatusCode = view.Mistakes.Count > 0 ? StatusCodes.Status400BadRequest
            : view.IsTooMuch || view.HasChanged ? StatusCodes.Status409Conflict
            : StatusCodes.Status200OK,
    };
}
