using McpGateway.Connections;
using McpGateway.Switches;

namespace McpGateway.OAuth.Token;

/// <summary>Nothing is issued for a connection that is switched off, or whose organizer does not allow it. A switch ends
/// nothing: neither code nor refresh token is consumed.</summary>
internal sealed class GrantStops(Stops stops)
{
    /// <exception cref="OAuthException">503: the same request may be sent again.</exception>
    public async ValueTask RefuseAsync(Connection connection, string grant, CancellationToken cancellationToken)
    {
        var inForce = await stops.ReadAsync(connection.OrganizerId, cancellationToken);
        if (inForce.FindStop(new(connection.ClientId, connection.Provider, connection.UserId, connection.OrganizerId,
            connection.Id)) is { } stop)
        {
            throw new OAuthException(OAuthError.TemporarilyUnavailable(
                $"This is switched off for now. Try again later with the same {grant}."))
            {
                Reason = stop.Code,
            };
        }
    }
}
