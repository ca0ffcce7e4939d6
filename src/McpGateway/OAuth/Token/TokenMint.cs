using McpGateway.Audit;
using McpGateway.Connections;
using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Token;

/// <summary>Makes the next tokens of a connection and the answer that carries them.</summary>
internal sealed class TokenMint(
    Handles handles, AuditTrail trail, IOptions<OAuthOptions> options, TimeProvider time)
{
    /// <summary>As many access tokens live side by side at most; a client holds one, and one more while it
    /// refreshes.</summary>
    private const int MaxLiveAccessTokens = 5;

    /// <summary>The connection with its next tokens, not stored yet, and the answer for the client.</summary>
    /// <param name="scope">The scopes of the access token: the connection's, or fewer.</param>
    public (Connection Connection, TokenAnswer Answer) Issue(Connection connection, ScopeSet scope)
    {
        var now = time.GetUtcNow();
        var expiresAt = Earlier(now + options.Value.AccessTokenLifetime, connection.ExpiresAt);
        var (accessToken, accessHash) = handles.Issue(HandleKind.AccessToken, connection.Id);
        var live = connection.AccessTokens.Where(token => token.ExpiresAt > now)
            .Prepend(new(accessHash, expiresAt, scope.ToString(), now)).Take(MaxLiveAccessTokens);

        string? refreshToken = null;
        var refresh = connection.Refresh;
        if (connection.Code.MayRefresh)
        {
            (refreshToken, var refreshHash) = handles.Issue(HandleKind.RefreshToken, connection.Id);
            refresh = new((refresh?.Generation ?? 0) + 1, refreshHash, null);
        }

        return (connection with { AccessTokens = [.. live], Refresh = refresh }, new()
        {
            AccessToken = accessToken,
            ExpiresIn = (long)(expiresAt - now).TotalSeconds,
            RefreshToken = refreshToken,
            Scope = scope.ToString(),
        });
    }

    public ValueTask RecordAsync(string action, AuditOutcome outcome, Connection connection, string requestId) =>
        trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = requestId,
            Action = action,
            Outcome = outcome,
            UserId = connection.UserId,
            OrganizerId = connection.OrganizerId,
            ConnectionId = connection.Id,
            ClientId = connection.ClientId,
            Provider = connection.Provider,
        }, CancellationToken.None);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
