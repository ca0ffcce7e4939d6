using System.Collections.Concurrent;
using McpGateway.BackOffice;
using McpGateway.Connections;
using McpGateway.Tools.Catalog;

namespace McpGateway.OAuth.Token;

/// <summary>Asks the back office before a rotation whether the user still has what the connection builds upon. Of
/// many refreshes at once, one asks.</summary>
internal sealed class MembershipChecks(
    ConnectionStore connections, BackOfficeSessions backOffice, BackOfficePeople people, OperatorCatalog catalog)
{
    private readonly ConcurrentDictionary<Rotation, Lazy<Task<string?>>> underWay = new();

    /// <summary>Why the connection must end; null when it may go on. The answer is kept until
    /// <see cref="Forget"/>.</summary>
    /// <exception cref="BackOfficeException">It cannot be told now.</exception>
    public async ValueTask<string?> FindEndAsync(
        Connection connection, string requestId, CancellationToken cancellationToken)
    {
        var check = underWay.GetOrAdd(Rotation.Of(connection), rotation => new(() => CheckAsync(rotation, requestId)));
        return await check.Value.WaitAsync(cancellationToken);
    }

    /// <summary>To be called after the rotation, done or not: the next one asks anew.</summary>
    public void Forget(Connection connection) => underWay.TryRemove(Rotation.Of(connection), out _);

    // Not cancelled by the request that happened to be first: others wait for the same answer.
    private async Task<string?> CheckAsync(Rotation rotation, string requestId)
    {
        // Read anew: a request that comes late may begin this when the rotation is over already.
        if (await connections.FindAsync(rotation.ConnectionId, CancellationToken.None) is not { Connection: var current }
            || current.Refresh?.Generation != rotation.Generation)
        {
            return null;
        }

        try
        {
            return FindEnd(current, await GetPersonAsync(current, requestId));
        }
        catch (BackOfficeException exception) when (exception.Failure == BackOfficeFailure.SignedOut)
        {
            return RevocationReason.BackOfficeSignedOut;
        }
    }

    private async ValueTask<Person> GetPersonAsync(Connection connection, string requestId)
    {
        var token = await backOffice.GetAccessTokenAsync(connection, requestId, CancellationToken.None);
        try
        {
            return await people.GetAsync(token, CancellationToken.None);
        }
        catch (BackOfficeException exception) when (exception.Failure == BackOfficeFailure.SignedOut)
        {
            var renewed = await backOffice.RenewAsync(connection, token, requestId, CancellationToken.None);
            return await people.GetAsync(renewed, CancellationToken.None);
        }
    }

    private string? FindEnd(Connection connection, Person person)
    {
        if (person.UserId != connection.UserId
            || person.FindMembership(connection.OrganizerId) is not { } membership)
        {
            return RevocationReason.MembershipEnded;
        }

        // Fewer roles narrow nothing in the grant, which policy enforces at every call; none of use is the end.
        var usable = new ScopeSet(connection.Scope.Split(' ')).Intersect(catalog.ScopesFor(membership.Roles));
        return usable.Count > 0 ? null : RevocationReason.RoleLost;
    }

    private readonly record struct Rotation(string ConnectionId, int Generation)
    {
        public static Rotation Of(Connection connection) => new(connection.Id, connection.Refresh!.Generation);
    }
}
