using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using McpGateway.BackOffice;
using McpGateway.Storage;
using McpGateway.Web.Languages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace McpGateway.SignIn;

/// <summary>Begins sign-ins at the back office and takes them up again, each exactly once and in the same
/// browser.</summary>
internal sealed class SignInRequests(
    IRecordStore records,
    Handles handles,
    SessionCookie cookie,
    SessionStore sessions,
    IdentityProvider provider,
    StaffSignIn staff,
    IOptions<GatewayOptions> gateway,
    TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public string CallbackUrl => gateway.Value.Issuer + SignInCallback.Path;

    /// <summary>The address at the back office to send this browser to (OpenID Connect Core §3.1.2.1, RFC
    /// 7636).</summary>
    public async ValueTask<string> BeginAsync(
        HttpContext context, string returnTo, SignInWish? wish, CancellationToken cancellationToken)
    {
        var configuration = await provider.GetConfigurationAsync(cancellationToken);
        var browser = cookie.FindOrIssue(context);
        var id = Handles.NewRecordId();
        var (state, hash) = handles.Issue(HandleKind.SignInState, id);
        var request = new SignInRequest
        {
            Hash = hash,
            BrowserHash = handles.HashOf(browser),
            Nonce = NewSecret(),
            CodeVerifier = NewSecret(),
            WishKey = wish is { WantsNewSession: true } ? wish.Key : null,
            ProvenSince = wish is { WantsPassword: true } ? time.GetUtcNow() : null,
            IsForStaff = wish is { IsForStaff: true },
            ReturnTo = returnTo,
        };
        await records.TryAddAsync(new()
        {
            Kind = SignInRequest.Kind,
            Id = id,
            ExpiresAt = time.GetUtcNow() + Lifetime,
            Content = JsonSerializer.SerializeToUtf8Bytes(request, SignInJson.Default.SignInRequest),
        }, cancellationToken);

        var address = QueryHelpers.AddQueryString(configuration.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = CallbackUrl,
            ["scope"] = provider.Scope,
            ["state"] = state,
            ["nonce"] = request.Nonce,
            ["code_challenge"] =
                Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(request.CodeVerifier))),
            ["code_challenge_method"] = "S256",
        });
        if (ChosenLanguage.Find(context.Request) is { } language)
        {
            address = QueryHelpers.AddQueryString(address, "ui_locales", language.Tag);
        }

        return QueryHelpers.AddQueryString(address, ParametersOf(wish).Concat(staff.ParametersFor(wish)));
    }

    private static IEnumerable<KeyValuePair<string, string?>> ParametersOf(SignInWish? wish)
    {
        if (wish is { WantsPassword: true })
        {
            yield return new("prompt", "login");
            // Makes the provider say when it was (OpenID Connect Core §2: auth_time).
            yield return new("max_age", "0");
        }
        else if (wish is { WantsChoice: true })
        {
            yield return new("prompt", "select_account");
        }

        if (wish?.LoginHint is { } hint)
        {
            yield return new("login_hint", hint);
        }
    }

    /// <summary>The request behind a <c>state</c>, taken so that it works once; null when it is not this
    /// browser's.</summary>
    public async ValueTask<SignInRequest?> TakeAsync(
        HttpContext context, string? state, CancellationToken cancellationToken)
    {
        if (handles.TryRead(HandleKind.SignInState, state) is not { } handle
            || await records.TakeAsync(SignInRequest.Kind, handle.RecordId, cancellationToken) is not { } record
            || JsonSerializer.Deserialize(record.Content.Span, SignInJson.Default.SignInRequest) is not { } request
            || !handles.Matches(handle, request.Hash))
        {
            return null;
        }

        // Another browser must not complete it: that is how a victim ends up signed in as the attacker, or the
        // attacker with the victim's code (RFC 9700 §4.7).
        return await IsSameBrowserAsync(context, request, cancellationToken) ? request : null;
    }

    private async ValueTask<bool> IsSameBrowserAsync(
        HttpContext context, SignInRequest request, CancellationToken cancellationToken)
    {
        if (cookie.Find(context) is not { } browser)
        {
            return false;
        }

        if (handles.Matches(browser, request.BrowserHash))
        {
            return true;
        }

        // A second tab began before the first one completed and changed the cookie.
        var session = await sessions.FindAsync(browser, cancellationToken);
        return session is not null
            && CryptographicOperations.FixedTimeEquals(session.BrowserHash, request.BrowserHash);
    }

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
