using System.Collections.Concurrent;
using McpGateway.BackOffice;

namespace McpGateway.Connections;

/// <summary>Keeps the back office's own tokens of a connection alive.</summary>
internal sealed class BackOfficeSessions(
    ConnectionStore connections, Revocation revocation, IdentityProvider provider, TimeProvider time)
{
    /// <summary>Renewed this long before it expires, so that it does not die on its way to the back office.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private const int LooksBeforeTheEnd = 8;

    private static readonly TimeSpan PauseBeforeTheEnd = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> renewals = new(StringComparer.Ordinal);

    /// <summary>A live access token of the back office for this connection.</summary>
    /// <exception cref="BackOfficeException"><see cref="BackOfficeFailure.SignedOut"/> when there is none any
    /// more; the connection has ended with it.</exception>
    public ValueTask<string> GetAccessTokenAsync(
        Connection connection, string requestId, CancellationToken cancellationToken) =>
        IsLive(connection.BackOffice)
            ? new(connection.BackOffice.AccessToken)
            : RenewAsync(connection, null, requestId, cancellationToken);

    /// <summary>Another access token, since the back office refused this one before its time.</summary>
    /// <exception cref="BackOfficeException">As above.</exception>
    public async ValueTask<string> RenewAsync(
        Connection connection, string? refused, string requestId, CancellationToken cancellationToken)
    {
        // One renewal for all calls that wait: a provider that rotates refresh tokens takes each only once.
        var renewal = renewals.GetOrAdd(connection.Id, id => new(() => RenewOnceAsync(id, refused, requestId)));
        return await renewal.Value.WaitAsync(cancellationToken);
    }

    private bool IsLive(BackOfficeTokens tokens) => tokens.ExpiresAt > time.GetUtcNow() + Margin;

    // Ends itself, not with the caller that began it: one that goes away early must not let a second renewal begin.
    private async Task<string> RenewOnceAsync(string connectionId, string? refused, string requestId)
    {
        try
        {
            return await RenewAsync(connectionId, refused, requestId);
        }
        finally
        {
            renewals.TryRemove(connectionId, out _);
        }
    }

    // Not cancelled by the caller that happened to be first: a rotated refresh token must reach the record.
    private async Task<string> RenewAsync(string connectionId, string? refused, string requestId)
    {
        BackOfficeTokens? renewed = null;
        while (await connections.FindAsync(connectionId, CancellationToken.None) is { } stored)
        {
            if (renewed is null)
            {
                var current = stored.Connection.BackOffice;
                if (IsLive(current) && current.AccessToken != refused)
                {
                    return current.AccessToken;
                }

                renewed = await TryRefreshAsync(current);
                if (renewed is null)
                {
                    await EndUnlessChangedAsync(stored.Connection, requestId);
                    continue;
                }
            }

            var changed = stored.Connection with { BackOffice = renewed };
            if (await connections.TryReplaceAsync(changed, stored.Version, CancellationToken.None))
            {
                return renewed.AccessToken;
            }
        }

        throw new BackOfficeException(BackOfficeFailure.SignedOut);
    }

    /// <summary>Null when the back office has ended the session.</summary>
    private async ValueTask<BackOfficeTokens?> TryRefreshAsync(BackOfficeTokens current)
    {
        try
        {
            return current.RefreshToken is { } refreshToken
                ? await provider.RefreshAsync(refreshToken, CancellationToken.None)
                : null;
        }
        catch (BackOfficeException exception) when (exception.Failure == BackOfficeFailure.SignedOut)
        {
            return null;
        }
    }

    // Where the back office rotates, another replica may be renewing just now, whose tokens are then the ones to use: it may
    // be told them, and write them down, only after this one has been refused.
    private async ValueTask EndUnlessChangedAsync(Connection connection, string requestId)
    {
        var looks = connection.BackOffice.RefreshToken is null ? 0 : LooksBeforeTheEnd;
        for (var look = 0; look < looks; look++)
        {
            await Task.Delay(PauseBeforeTheEnd, time);
            if (await connections.FindAsync(connection.Id, CancellationToken.None) is not { Connection: var now }
                || now.BackOffice != connection.BackOffice)
            {
                return;
            }
        }

        await revocation.RevokeAsync(
            connection, RevocationReason.BackOfficeSignedOut, requestId, CancellationToken.None);
    }
}
