using McpGateway.BackOffice;
using McpGateway.OAuth.Clients;
using McpGateway.Switches;

namespace McpGateway.OAuth.Authorize;

/// <summary>Nothing new is connected that is switched off, or that the organizer does not allow. The person reads why on
/// a page: most assistants show nothing of an error that is sent to them.</summary>
internal sealed class ConnectionStops(Stops stops)
{
    /// <summary>Before anybody is asked to sign in.</summary>
    /// <exception cref="OAuthException">This client, its provider or everything is switched off.</exception>
    public async ValueTask RefuseAsync(Client client, string provider, CancellationToken cancellationToken)
    {
        if ((await stops.ReadAsync(null, cancellationToken)).FindStop(new(client.Id, provider)) is { } stop)
        {
            throw Refuse(stop, client.Id);
        }
    }

    /// <summary>The person, as a member of only those organizers that may be connected.</summary>
    /// <exception cref="OAuthException">The request is open to the person, and none of those organizers is
    /// left.</exception>
    public async ValueTask<SignedInUser> NarrowAsync(
        ConsentRequest request, SignedInUser user, CancellationToken cancellationToken)
    {
        var open = new List<Membership>();
        Stop? first = null;
        foreach (var membership in user.Person.Memberships.Where(membership => request.MayBeAt(membership.OrganizerId)))
        {
            if (await FindAsync(request, user, membership.OrganizerId, cancellationToken) is { } stop)
            {
                first ??= stop;
            }
            else
            {
                open.Add(membership);
            }
        }

        return open.Count == 0 && first is not null
            ? throw Refuse(first, request.ClientId)
            : user with { Person = user.Person with { Memberships = open } };
    }

    /// <exception cref="OAuthException">What the person chose was stopped meanwhile.</exception>
    public async ValueTask RefuseAsync(
        ConsentRequest request, SignedInUser user, string organizerId, CancellationToken cancellationToken)
    {
        if (await FindAsync(request, user, organizerId, cancellationToken) is { } stop)
        {
            throw Refuse(stop, request.ClientId);
        }
    }

    private async ValueTask<Stop?> FindAsync(
        ConsentRequest request, SignedInUser user, string organizerId, CancellationToken cancellationToken) =>
        (await stops.ReadAsync(organizerId, cancellationToken))
            .FindStop(new(request.ClientId, request.Provider, user.Person.UserId, organizerId));

    private static OAuthException Refuse(Stop stop, string clientId) => OAuthException.ToPerson(
        new("access_denied", stop.Message, StatusCodes.Status403Forbidden), stop.Code, clientId);
}
