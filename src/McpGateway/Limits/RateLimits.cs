using System.Net;
using Microsoft.Extensions.Options;

namespace McpGateway.Limits;

/// <summary>
/// Who may ask how often. What was not proven is counted together with the address it came from: a client id is public,
/// and one client's id serves all of its users, so whoever floods with it must not shut the others out.
/// </summary>
internal sealed class RateLimits(IOptions<LimitsOptions> options, TimeProvider time, LimitCounts counts)
{
    private readonly RateLimit connections = new(Exceeded.Connection, options.Value.Connection, time);
    private readonly RateLimit users = new(Exceeded.User, options.Value.User, time);
    private readonly RateLimit organizers = new(Exceeded.Organizer, options.Value.Organizer, time);
    private readonly RateLimit clients = new(Exceeded.Client, options.Value.Client, time);
    private readonly RateLimit authorizeUsers = new(Exceeded.AuthorizeUser, options.Value.AuthorizeUser, time);
    private readonly RateLimit authorizeClients = new(Exceeded.AuthorizeClient, options.Value.AuthorizeClient, time);
    private readonly RateLimit authorizeAddresses = new(Exceeded.AuthorizeAddress, options.Value.AuthorizeAddress, time);
    private readonly RateLimit notices = new(Exceeded.Notices, options.Value.Notices, time);
    private readonly RateLimit registrationAddresses =
        new(Exceeded.RegistrationAddress, options.Value.RegistrationAddress, time);
    private readonly RateLimit registrations = new(Exceeded.Registration, options.Value.Registration, time);
    private readonly RateLimit registrationManagement =
        new(Exceeded.RegistrationManagement, options.Value.RegistrationManagement, time);
    private readonly RateLimit introspections = new(Exceeded.Introspection, options.Value.Introspection, time);
    private readonly RateLimit management = new(Exceeded.Management, options.Value.Management, time);
    private readonly RateLimit logouts = new(Exceeded.Logout, options.Value.Logout, time);

    /// <summary>An MCP message. The narrowest limit first, so that what it refuses does not use up the wider
    /// ones.</summary>
    public ValueTask<Exceeded?> SpendCallAsync(Caller caller, CancellationToken cancellationToken) => counts.SpendAsync(
        cancellationToken, (connections, caller.ConnectionId), (users, caller.UserId), (organizers, caller.OrganizerId));

    /// <summary>A request to an endpoint where clients authenticate.</summary>
    public ValueTask<Exceeded?> SpendClientRequestAsync(
        string clientId, IPAddress? address, CancellationToken cancellationToken) =>
        counts.SpendAsync(cancellationToken, (clients, Together(clientId, address)));

    public ValueTask<Exceeded?> SpendAuthorizationAsync(string userId, CancellationToken cancellationToken) =>
        counts.SpendAsync(cancellationToken, (authorizeUsers, userId));

    public ValueTask<Exceeded?> SpendAuthorizationAsync(
        string clientId, IPAddress? address, CancellationToken cancellationToken) => counts.SpendAsync(
            cancellationToken, (authorizeClients, Together(clientId, address)),
            (authorizeAddresses, VisitorNetwork.Of(address)));

    public ValueTask<Exceeded?> SpendNoticeAsync(string credential, CancellationToken cancellationToken) =>
        counts.SpendAsync(cancellationToken, (notices, credential));

    public ValueTask<Exceeded?> SpendRegistrationAsync(IPAddress? address, CancellationToken cancellationToken) =>
        counts.SpendAsync(
            cancellationToken, (registrationAddresses, VisitorNetwork.Of(address)), (registrations, ""));

    public ValueTask<Exceeded?> SpendRegistrationManagementAsync(
        string clientId, IPAddress? address, CancellationToken cancellationToken) =>
        counts.SpendAsync(cancellationToken, (registrationManagement, Together(clientId, address)));

    public ValueTask<Exceeded?> SpendIntrospectionAsync(string credential, CancellationToken cancellationToken) =>
        counts.SpendAsync(cancellationToken, (introspections, credential));

    /// <summary>A request to the management API or to a page of the staff.</summary>
    public ValueTask<Exceeded?> SpendManagementAsync(string who, CancellationToken cancellationToken) =>
        counts.SpendAsync(cancellationToken, (management, who));

    public ValueTask<Exceeded?> SpendLogoutAsync(IPAddress? address, CancellationToken cancellationToken) =>
        counts.SpendAsync(cancellationToken, (logouts, VisitorNetwork.Of(address)));

    // The id may be any text of a stranger; a long one would cost memory.
    private static string Together(string clientId, IPAddress? address) =>
        $"{VisitorNetwork.Of(address)} {(clientId.Length > 256 ? clientId[..256] : clientId)}";
}
