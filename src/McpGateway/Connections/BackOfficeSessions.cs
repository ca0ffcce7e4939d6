using System.Collections.Concurrent;
using McpGateway.BackOffice;

namespace McpGateway.Connections;

/// <summary>Keeps the back office's own tokens of a connection alive.</summary>
internal sealed class BackOfficeSessions(ConnectionStore connections, IdentityProvider provider, TimeProvider time)
{
    /// <summary>Renewed this long before it expires, so that it does not die on its way to the back office.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> renewals = new(StringComparer.Ordinal);

    /// <summary>A live access token of the back office for this connection.</summary>
    /// <exception cref="BackOfficeException"><see cref="BackOfficeFailure.SignedOut"/> when there is none any
    /// more.</exception>
    public async ValueTask<string> GetAccessTokenAsync(Connection connection, CancellationToken cancellationToken)
    {
        if (IsLive(connection.BackOffice))
        {
            return connection.BackOffice.AccessToken;
        }

        // One renewal for all calls that wait: a provider that rotates refresh tokens takes each only once.
        var renewal = renewals.GetOrAdd(connection.Id, id => new(() => RenewOnceAsync(id)));
        return await renewal.Value.WaitAsync(cancellationToken);
    }

    private bool IsLive(BackOfficeTokens tokens) => tokens.ExpiresAt > time.GetUtcNow() + Margin;

    // Ends itself, not with the caller that began it: one that goes away early must not let a second renewal begin.
    private async Task<string> RenewOnceAsync(string connectionId)
    {
        try
        {
            return await RenewAsync(connectionId);
        }
        finally
        {
            renewals.TryRemove(connectionId, out _);
        }
    }

    // Not cancelled by the caller that happened to be first: a rotated refresh token must reach the record.
    private async Task<string> RenewAsync(string connectionId)
    {
        BackOfficeTokens? renewed = null;
        while (await connections.FindAsync(connectionId, CancellationToken.None) is { } stored)
        {
            if (renewed is null)
            {
                var current = stored.Connection.BackOffice;
                if (IsLive(current))
                {
                    return current.AccessToken;
                }

                renewed = current.RefreshToken is { } refreshToken
                    ? await provider.RefreshAsync(refreshToken, CancellationToken.None)
                    : throw new BackOfficeException(BackOfficeFailure.SignedOut);
            }

            var changed = stored.Connection with { BackOffice = renewed };
            if (await connections.TryReplaceAsync(changed, stored.Version, CancellationToken.None))
            {
                return renewed.AccessToken;
            }
        }

        throw new BackOfficeException(BackOfficeFailure.SignedOut);
    }
}
