using System.Globalization;

namespace McpGateway.Limits;

/// <summary>A limit that is used up.</summary>
/// <param name="Limit">Which: the code of <c>rate_limited</c> events.</param>
/// <param name="Wait">How long until the next request passes.</param>
internal sealed record Exceeded(string Limit, TimeSpan Wait)
{
    public const string Connection = "connection";
    public const string User = "user";
    public const string Organizer = "organizer";
    public const string Client = "client";
    public const string AuthorizeUser = "authorize_user";
    public const string AuthorizeClient = "authorize_client";
    public const string AuthorizeAddress = "authorize_address";
    public const string Notices = "notices";
    public const string RegistrationAddress = "registration_address";
    public const string Registration = "registration";
    public const string RegistrationManagement = "registration_management";
    public const string Introspection = "introspection";
    public const string Management = "management";
    public const string Logout = "logout";

    /// <summary>The value of <c>Retry-After</c> (RFC 9110 §10.2.3): whole seconds, rounded up.</summary>
    public string RetryAfter =>
        ((long)Math.Max(1, Math.Ceiling(Wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
}
