using System.Text.Json.Serialization;
using McpGateway.BackOffice;
using McpGateway.Connections;
using McpGateway.OAuth.Clients;
using McpGateway.Tools.Catalog;

namespace McpGateway.OAuth.Authorize;

/// <summary>
/// An authorization request that waits for the person's answer. It lives in the store, bound to the session it was
/// shown to: the form carries only its handle, so that what is granted is what was shown.
/// </summary>
internal sealed record ConsentRequest
{
    public const string Kind = "consent-request";

    /// <summary>Keyed hash of the handle's secret.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>Until when it may be answered. It is kept a while longer, so that it is known whose question came too
    /// late.</summary>
    public DateTimeOffset AnswerBy { get; init; }

    public required string SessionId { get; init; }

    public required string ClientId { get; init; }

    public required string ClientName { get; init; }

    /// <summary>See <see cref="Client.VerifiedHost"/>.</summary>
    public string? VerifiedHost { get; init; }

    public required string RedirectUri { get; init; }

    public string? State { get; init; }

    public required string CodeChallenge { get; init; }

    public required string Resource { get; init; }

    /// <summary>The organizer that the resource is pinned to, if any (promise G1).</summary>
    public string? Organizer { get; init; }

    public required string Scope { get; init; }

    /// <summary>See <see cref="AuthorizeRequest.PushedId"/>.</summary>
    public string? PushedId { get; init; }

    [JsonIgnore]
    public string Provider => Clients.Provider.Of(VerifiedHost, RedirectUri);

    public static ConsentRequest From(AuthorizeRequest request, SignedInUser user) => new()
    {
        SessionId = user.SessionId,
        ClientId = request.Client.Id,
        ClientName = request.Client.Name,
        VerifiedHost = request.Client.VerifiedHost,
        RedirectUri = request.Redirect.Uri,
        State = request.Redirect.State,
        CodeChallenge = request.CodeChallenge,
        Resource = request.Resource.Identifier,
        Organizer = request.Resource.Organizer,
        Scope = request.Scopes.ToString(),
        PushedId = request.PushedId,
    };

    /// <summary>What to ask this person: only what their roles could have, only where they are a member.</summary>
    public ConsentQuestion Ask(OperatorCatalog catalog, SignedInUser user, TimeSpan lifetime)
    {
        var organizers = MembershipsOf(user)
            .Where(membership => GrantableAt(catalog, membership).Count > 0)
            .ToList();
        var grantable =
            organizers.Aggregate(ScopeSet.Empty, (all, membership) => all.Union(GrantableAt(catalog, membership)));
        var scopes = catalog.Scopes.Where(scope => grantable.Contains(scope.Name)).ToList();
        return new()
        {
            Request = "",
            ClientName = ClientName,
            RedirectHost = Clients.RedirectUri.DisplayHost(RedirectUri),
            IsLoopback = Clients.RedirectUri.IsLoopback(RedirectUri),
            VerifiedHost = VerifiedHost,
            Provider = Provider,
            Organizers = [.. organizers.Select(membership =>
                new OrganizerChoice(membership.OrganizerId, membership.OrganizerName, membership.Roles))],
            Scopes = [.. scopes.Select(scope => new ScopeChoice(scope.Name, scope.TitleInWords, scope.DescriptionInWords))],
            DataClasses = [.. scopes.SelectMany(scope => scope.DataClasses).Distinct().Order()],
            Expiries = ConnectionExpiry.Choices(user.SignedInAt, lifetime),
        };
    }

    /// <summary>Whether the person belongs to any organizer that may be chosen.</summary>
    public bool IsOpenTo(SignedInUser user) => MembershipsOf(user).Any();

    private IEnumerable<Membership> MembershipsOf(SignedInUser user) => user.Person.Memberships
        .Where(membership => MayBeAt(membership.OrganizerId));

    /// <summary>Whether the resource is this organizer's, or anybody's.</summary>
    public bool MayBeAt(string organizerId) => Organizer is null || organizerId == Organizer;

    /// <summary>Of what was asked, what the person's roles at this organizer can have.</summary>
    public ScopeSet GrantableAt(OperatorCatalog catalog, Membership membership) =>
        new ScopeSet(Scope.Split(' ')).Intersect(catalog.ScopesFor(membership.Roles));
}
