using System.Net;
using Microsoft.Extensions.Options;

namespace McpGateway.Limits;

/// <summary>
/// The limits of this process. What was not proven is counted together with the address it came from: a client id is
/// public, and one client's id serves all of its users, so whoever floods with it must not shut the others out.
/// </summary>
internal sealed class RateLimits(IOptions<LimitsOptions> options, TimeProvider time)
{
    private readonly TokenBuckets connections = Of(options.Value.Connection, time);
    private readonly TokenBuckets users = Of(options.Value.User, time);
    private readonly TokenBuckets organizers = Of(options.Value.Organizer, time);
    private readonly TokenBuckets clients = Of(options.Value.Client, time);
    private readonly TokenBuckets authorizeUsers = Of(options.Value.AuthorizeUser, time);
    private readonly TokenBuckets authorizeClients = Of(options.Value.AuthorizeClient, time);
    private readonly TokenBuckets authorizeAddresses = Of(options.Value.AuthorizeAddress, time);
    private readonly TokenBuckets notices = Of(options.Value.Notices, time);
    private readonly TokenBuckets registrationAddresses = Of(options.Value.RegistrationAddress, time);
    private readonly TokenBuckets registrations = Of(options.Value.Registration, time);
    private readonly TokenBuckets registrationManagement = Of(options.Value.RegistrationManagement, time);
    private readonly TokenBuckets introspections = Of(options.Value.Introspection, time);
    private readonly TokenBuckets management = Of(options.Value.Management, time);
    private readonly TokenBuckets logouts = Of(options.Value.Logout, time);

    /// <summary>An MCP message. The narrowest limit first, so that what it refuses does not use up the wider
    /// ones.</summary>
    public Exceeded? SpendCall(Caller caller) =>
        Spend(connections, caller.ConnectionId, Exceeded.Connection)
        ?? Spend(users, caller.UserId, Exceeded.User)
        ?? Spend(organizers, caller.OrganizerId, Exceeded.Organizer);

    /// <summary>A request to an endpoint where clients authenticate.</summary>
    public Exceeded? SpendClientRequest(string clientId, IPAddress? address) =>
        Spend(clients, Together(clientId, address), Exceeded.Client);

    public Exceeded? SpendAuthorization(string userId) =>
        Spend(authorizeUsers, userId, Exceeded.AuthorizeUser);

    public Exceeded? SpendAuthorization(string clientId, IPAddress? address) =>
        Spend(authorizeClients, Together(clientId, address), Exceeded.AuthorizeClient)
        ?? Spend(authorizeAddresses, VisitorNetwork.Of(address), Exceeded.AuthorizeAddress);

    public Exceeded? SpendNotice(string credential) => Spend(notices, credential, Exceeded.Notices);

    public Exceeded? SpendRegistration(IPAddress? address) =>
        Spend(registrationAddresses, VisitorNetwork.Of(address), Exceeded.RegistrationAddress)
        ?? Spend(registrations, "", Exceeded.Registration);

    public Exceeded? SpendRegistrationManagement(string clientId, IPAddress? address) =>
        Spend(registrationManagement, Together(clientId, address), Exceeded.RegistrationManagement);

    public Exceeded? SpendIntrospection(string credential) =>
        Spend(introspections, credential, Exceeded.Introspection);

    /// <summary>A request to the management API or to a page of the staff.</summary>
    public Exceeded? SpendManagement(string who) => Spend(management, who, Exceeded.Management);

    public Exceeded? SpendLogout(IPAddress? address) => Spend(logouts, VisitorNetwork.Of(address), Exceeded.Logout);

    private static TokenBuckets Of(Limit limit, TimeProvider time) => new(limit.PerSecond, limit.Burst, time);

    private static Exceeded? Spend(TokenBuckets buckets, string key, string limit) =>
        buckets.Spend(key) is { } wait ? new(limit, wait) : null;

    // The id may be any text of a stranger; a long one would cost memory.
    private static string Together(string clientId, IPAddress? address) =>
        $"{VisitorNetwork.Of(address)} {(clientId.Length > 256 ? clientId[..256] : clientId)}";
}
