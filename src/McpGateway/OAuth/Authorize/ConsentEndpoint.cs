using McpGateway.Audit;
using McpGateway.BackOffice;
using McpGateway.Connections;
using McpGateway.OAuth.Clients;
using McpGateway.Storage;
using McpGateway.Tools.Catalog;
using McpGateway.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Authorize;

/// <summary><c>POST /consent</c>: the person's answer. The handle in the form proves that it was shown in this session,
/// which no other site can know (promise T5, RFC 9700 §4.7).</summary>
internal sealed class ConsentEndpoint(
    AuthorizeChecks checks,
    ConnectionStops stops,
    ConsentRequests consentRequests,
    ClientStore registered,
    PushedRequests pushed,
    ConnectionStore connections,
    OperatorCatalog catalog,
    Handles handles,
    AuditTrail trail,
    OAuthRefusals refusals,
    IOptions<OAuthOptions> options,
    TimeProvider time)
{
    public static Task<IResult> DecideAsync(
        HttpContext context, ConsentEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.DecideAsync(context, cancellationToken);

    /// <summary>Shows the question once more, in another language.</summary>
    public static Task<IResult> ShowAsync(
        HttpContext context, ConsentEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ShowAsync(context, cancellationToken);

    private async Task<IResult> ShowAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var text = context.Request.Query["request"].ToString();
        var user = context.Features.Get<SignedInUser>();
        var (request, problem) = await consentRequests.FindAsync(text, user?.SessionId, cancellationToken);
        return user is null || request is null || problem is not null
            ? Closed()
            : ConsentPage.Render(request.Ask(catalog, await stops.NarrowAsync(request, user, cancellationToken),
                options.Value.RefreshTokenLifetime) with
            {
                Request = text,
            });
    }

    private async Task<IResult> DecideAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var user = context.Features.Get<SignedInUser>();
        if (await ConsentAnswer.TryReadAsync(context.Request, cancellationToken) is not { } answer)
        {
            return await RefuseAsync(context, user is null ? AuditCode.NoSession : AuditCode.WrongForm);
        }

        var (request, problem) = await consentRequests.FindAsync(answer.Request, user?.SessionId, cancellationToken);
        if (user is null)
        {
            return await RefuseAsync(context, AuditCode.NoSession, request);
        }

        return request is null || problem is not null
            ? await RefuseAsync(context, problem ?? AuditCode.QuestionClosed, request)
            : await DecideAsync(context, request, answer, user, cancellationToken);
    }

    private async Task<IResult> DecideAsync(
        HttpContext context,
        ConsentRequest request,
        ConsentAnswer answer,
        SignedInUser user,
        CancellationToken cancellationToken)
    {
        var grant = answer.IsAllowed ? GrantOf(request, answer, user) : null;
        var (client, redirect) = await CheckAgainAsync(context, request, user, grant, cancellationToken);
        if (answer.IsAllowed && grant is null)
        {
            await refusals.RecordAsync(AuditAction.ConsentRefused, context, AuditCode.NothingChosen, request.ClientId);
            return ConsentPage.Render(request.Ask(catalog, user, options.Value.RefreshTokenLifetime) with
            {
                Request = answer.Request,
                Mistake = ConsentEndPhrases.NothingChosen,
            });
        }

        // From here on the answer is given, once, whether or not the browser waits for what follows.
        if (!await consentRequests.TryCloseAsync(answer.Request, CancellationToken.None))
        {
            return await RefuseAsync(context, AuditCode.QuestionClosed, request);
        }

        if (grant is null)
        {
            await RecordAsync(context, AuditAction.ConsentDenied, AuditOutcome.Denied, request, user, null, null);
            throw OAuthException.ToClient(OAuthError.AccessDenied("The person did not allow it."), redirect);
        }

        // RFC 9126 §4: a pushed request gives one code, in however many tabs it was opened.
        if (request.PushedId is { } pushedId && !await pushed.TryTakeAsync(pushedId, CancellationToken.None))
        {
            return await RefuseAsync(context, AuditCode.QuestionClosed, request);
        }

        return await user.TakeBackOfficeTokensAsync(CancellationToken.None) is { } tokens
            ? new SeeOther(redirect.WithCode(await ConnectAsync(context, request, client, user, grant, tokens)))
            : await RefuseAsync(context, AuditCode.SignInUsed, request);
    }

    /// <summary>What may have changed while the person read.</summary>
    private async ValueTask<(Client Client, ValidatedRedirect Redirect)> CheckAgainAsync(
        HttpContext context, ConsentRequest request, SignedInUser user, Grant? grant,
        CancellationToken cancellationToken)
    {
        try
        {
            var proven = await checks.ProveAgainAsync(
                request.ClientId, request.RedirectUri, request.State, cancellationToken);
            if (grant is not null)
            {
                await stops.RefuseAsync(request, user, grant.Membership.OrganizerId, cancellationToken);
            }

            return proven;
        }
        catch (OAuthException refusal)
        {
            await refusals.RecordAsync(AuditAction.ConsentRefused, context, refusal.Reason, request.ClientId);
            throw;
        }
    }

    private Grant? GrantOf(ConsentRequest request, ConsentAnswer answer, SignedInUser user)
    {
        var mayChoose = request.Organizer is null || request.Organizer == answer.Organizer;
        var membership = mayChoose && answer.Organizer is { } id ? user.Person.FindMembership(id) : null;
        var scopes = membership is null
            ? ScopeSet.Empty
            : answer.Scopes.Intersect(request.GrantableAt(catalog, membership));
        return membership is null || scopes.Count == 0
            ? null
            : new(membership, scopes, ConnectionExpiry.LifetimeOf(answer.Expiry, options.Value.RefreshTokenLifetime));
    }

    private async ValueTask<string> ConnectAsync(
        HttpContext context,
        ConsentRequest request,
        Client client,
        SignedInUser user,
        Grant grant,
        BackOfficeTokens tokens)
    {
        var now = time.GetUtcNow();
        var id = Handles.NewRecordId();
        var (code, hash) = handles.Issue(HandleKind.AuthorizationCode, id);
        var wantsOffline = request.Scope.Split(' ').Contains(Scopes.OfflineAccess);
        var connection = new Connection
        {
            Id = id,
            UserId = user.Person.UserId,
            OrganizerId = grant.Membership.OrganizerId,
            OrganizerName = grant.Membership.OrganizerName,
            ClientId = client.Id,
            ClientName = client.Name,
            RedirectHost = RedirectUri.DisplayHost(request.RedirectUri),
            Provider = request.Provider,
            Scope = (wantsOffline ? grant.Scopes.Union(new([Scopes.OfflineAccess])) : grant.Scopes).ToString(),
            Resource = request.Resource,
            CreatedAt = now,
            ExpiresAt = user.SignedInAt + grant.Lifetime,
            Code = new(hash, request.CodeChallenge, request.RedirectUri, now + options.Value.AuthorizationCodeLifetime,
                client.GrantTypes.Contains(RefreshGrantType), null),
            AccessTokens = [],
            BackOffice = tokens,
        };
        await registered.KeepAsync(client.Id, CancellationToken.None);
        await connections.TryAddAsync(connection, CancellationToken.None);
        await RecordAsync(context, AuditAction.ConsentGiven, AuditOutcome.Success, request, user,
            connection.OrganizerId, connection.Id);
        return code;
    }

    private const string RefreshGrantType = "refresh_token";

    private ValueTask RecordAsync(
        HttpContext context, string action, AuditOutcome outcome, ConsentRequest request, SignedInUser user,
        string? organizerId, string? connectionId) => trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = context.TraceIdentifier,
            Action = action,
            Outcome = outcome,
            UserId = user.Person.UserId,
            OrganizerId = organizerId,
            ConnectionId = connectionId,
            ClientId = request.ClientId,
            Provider = request.Provider,
        }, CancellationToken.None);

    /// <param name="request">The question, where it is known.</param>
    private async ValueTask<IResult> RefuseAsync(HttpContext context, string code, ConsentRequest? request = null)
    {
        await refusals.RecordAsync(AuditAction.ConsentRefused, context, code, request?.ClientId);
        return Closed();
    }

    private static RazorComponentResult<ErrorPage> Closed() => ErrorPage.Render(
        ConsentEndPhrases.Closed, ConsentEndPhrases.WhyClosed, StatusCodes.Status400BadRequest);

    private sealed record Grant(Membership Membership, ScopeSet Scopes, TimeSpan Lifetime);
}
