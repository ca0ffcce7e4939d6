using McpGateway.Audit;
using McpGateway.OAuth.Authorize;

namespace McpGateway.OAuth;

/// <summary>An <see cref="OAuthError"/> on its way out, and by which way.</summary>
internal sealed class OAuthException : Exception
{
    private OAuthException(OAuthError error, OAuthErrorChannel channel, ValidatedRedirect? redirect)
        : base(error.Code)
    {
        Error = error;
        Channel = channel;
        Redirect = redirect;
    }

    /// <summary>The answer is JSON to the client itself.</summary>
    public OAuthException(OAuthError error) : this(error, OAuthErrorChannel.Json, null)
    {
    }

    public OAuthError Error { get; }

    public OAuthErrorChannel Channel { get; }

    public ValidatedRedirect? Redirect { get; }

    /// <summary>True where HTTP Basic was tried: the answer then names the scheme (RFC 6749 §5.2).</summary>
    public bool UsedBasic { get; init; }

    /// <summary>Where a bearer token is missing or wrong: what <c>WWW-Authenticate</c> says (RFC 6750 §3).</summary>
    public string? Challenge { get; init; }

    /// <summary>Why, for the audit log: a word of <see cref="AuditCode"/>, or the error's code where that says
    /// it.</summary>
    public string Reason { get => field ?? Error.Code; init; }

    /// <summary>The client, where it is known; never what a stranger called itself.</summary>
    public string? ClientId { get => field ?? Redirect?.ClientId; init; }

    /// <summary>The value of <c>Retry-After</c>, where waiting helps.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The answer is a page: client or redirect are not proven, so nothing may travel there (RFC 6749
    /// §4.1.2.1).</summary>
    public static OAuthException ToPerson(OAuthError error, string? reason = null, string? clientId = null) =>
        new(error, OAuthErrorChannel.Page, null) { Reason = reason!, ClientId = clientId };

    /// <summary>The answer travels on a redirect, which only a proven one can.</summary>
    public static OAuthException ToClient(OAuthError error, ValidatedRedirect redirect, string? reason = null) =>
        new(error, OAuthErrorChannel.Redirect, redirect) { Reason = reason! };

    /// <summary>Too many requests: a page or JSON, never a redirect, since nothing was checked yet.</summary>
    public static OAuthException Limited(OAuthError error, string retryAfter, bool isPage) =>
        new(error, isPage ? OAuthErrorChannel.Page : OAuthErrorChannel.Json, null) { RetryAfter = retryAfter };
}
