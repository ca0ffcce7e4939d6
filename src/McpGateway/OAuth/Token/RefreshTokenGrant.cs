using McpGateway.Audit;
using McpGateway.BackOffice;
using McpGateway.Connections;
using McpGateway.OAuth.Clients;
using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Token;

/// <summary>
/// OAuth 2.1 §4.3: rotates by compare-and-swap. The client that repeats its last refresh within the window gets the
/// same answer, since honest clients send twice; any other reuse ends the connection, since one of two holders is a
/// thief (RFC 9700 §4.14.2).
/// </summary>
internal sealed class RefreshTokenGrant(
    Handles handles,
    ConnectionStore connections,
    Revocation revocation,
    Resources resources,
    MembershipChecks memberships,
    GrantStops stops,
    TokenMint mint,
    IOptions<OAuthOptions> options,
    TimeProvider time) : ITokenGrant
{
    private const string Refusal =
        "The refresh token is unknown, expired, already used, revoked or not for this client. Authorize again.";

    public string GrantType => "refresh_token";

    public async ValueTask<TokenAnswer> RedeemAsync(
        Client client, RequestForm form, string requestId, CancellationToken cancellationToken)
    {
        var token = handles.TryRead(HandleKind.RefreshToken, form.Get("refresh_token"))
            ?? throw Refuse(AuditCode.Unknown);
        while (true)
        {
            var stored = await connections.FindAsync(token.RecordId, cancellationToken)
                ?? throw Refuse(AuditCode.Ended);
            var connection = stored.Connection;
            var scope = Check(connection, client, form);
            var request = RefreshReplay.Fingerprint(scope, connection.Resource);
            if (!handles.Matches(token, connection.Refresh!.Hash))
            {
                var repeated = TryRepeat(connection, token, request)
                    ?? throw await EndReusedAsync(connection, requestId, cancellationToken);
                await mint.RecordAsync(AuditAction.TokenReplayed, AuditOutcome.Success, connection, requestId);
                return repeated;
            }

            await stops.RefuseAsync(connection, "refresh token", cancellationToken);
            try
            {
                await CheckMembershipAsync(connection, requestId, cancellationToken);
                if (await TryRotateAsync(token, scope, request, requestId, cancellationToken) is { } answer)
                {
                    return answer;
                }

                // Lost the race: another request of the same client may have rotated it. Look again.
            }
            finally
            {
                memberships.Forget(connection);
            }
        }
    }

    /// <summary>Null when another request was faster. Reads the connection once more: the check may have taken
    /// seconds, and renewed the back office's tokens in it.</summary>
    private async ValueTask<TokenAnswer?> TryRotateAsync(
        Handle token, ScopeSet scope, byte[] request, string requestId, CancellationToken cancellationToken)
    {
        var stored = await connections.FindAsync(token.RecordId, cancellationToken)
            ?? throw Refuse(AuditCode.Ended);
        var connection = stored.Connection;
        if (!handles.Matches(token, connection.Refresh!.Hash))
        {
            return null;
        }

        var (next, answer) = mint.Issue(connection, scope);
        var previous = new RotatedToken(
            connection.Refresh.Hash, time.GetUtcNow(), request, RefreshReplay.Seal(token, answer));
        next = next with { Refresh = next.Refresh! with { Previous = previous } };
        // Not cancellable: a caller who hangs up must not keep what happened out of the audit.
        if (!await connections.TryReplaceAsync(next, stored.Version, CancellationToken.None))
        {
            return null;
        }

        await mint.RecordAsync(AuditAction.TokenRefreshed, AuditOutcome.Success, next, requestId);
        return answer;
    }

    private async ValueTask CheckMembershipAsync(
        Connection connection, string requestId, CancellationToken cancellationToken)
    {
        try
        {
            if (await memberships.FindEndAsync(connection, requestId, cancellationToken) is { } reason)
            {
                await revocation.RevokeAsync(connection, reason, requestId, cancellationToken);
                throw Refuse(AuditCode.Ended);
            }
        }
        catch (BackOfficeException)
        {
            // Nothing was consumed, so the client may try the same token again.
            throw new OAuthException(OAuthError.TemporarilyUnavailable(
                "The back office cannot be asked right now. Try again with the same refresh token."));
        }
    }

    /// <summary>The scopes of the next access token. A request that fails here changes nothing, whoever sent
    /// it.</summary>
    private ScopeSet Check(Connection connection, Client client, RequestForm form)
    {
        if (connection.ClientId != client.Id)
        {
            throw Refuse(AuditCode.WrongClient);
        }

        if (connection.Refresh is null || connection.ExpiresAt <= time.GetUtcNow())
        {
            throw Refuse(AuditCode.Expired);
        }

        if (form.Find("resource") is { } resource && resources.TryRead(resource)?.Identifier != connection.Resource)
        {
            throw new OAuthException(OAuthError.InvalidTarget("resource is not the one that was authorized."))
            {
                Reason = AuditCode.WrongResource,
            };
        }

        var granted = new ScopeSet(connection.Scope.Split(' '));
        if (form.Find("scope") is not { } text)
        {
            return granted;
        }

        // RFC 6749 §6: fewer, never more.
        return ScopeSet.TryParse(text) is { Count: > 0 } narrowed && narrowed.IsSubsetOf(granted)
            ? narrowed
            : throw new OAuthException(OAuthError.InvalidScope(
                "scope asks for more than was granted. Authorize again to get more."));
    }

    /// <summary>The answer of the rotation that this token went into, if this is a repetition of that very
    /// request.</summary>
    private TokenAnswer? TryRepeat(Connection connection, Handle token, byte[] request) =>
        connection.Refresh!.Previous is { } previous
        && handles.Matches(token, previous.Hash)
        && previous.RotatedAt + options.Value.RefreshReplayWindow > time.GetUtcNow()
        && previous.Request.AsSpan().SequenceEqual(request)
            ? RefreshReplay.Open(token, previous.SealedAnswer)
            : null;

    // The token carries our tag, so it was this connection's once: a stolen copy, or the client's after a theft.
    private async ValueTask<OAuthException> EndReusedAsync(
        Connection connection, string requestId, CancellationToken cancellationToken)
    {
        await mint.RecordAsync(AuditAction.TokenReuseDetected, AuditOutcome.Denied, connection, requestId);
        await revocation.RevokeAsync(connection, RevocationReason.RefreshTokenReused, requestId, cancellationToken);
        return Refuse(AuditCode.Reused);
    }

    private static OAuthException Refuse(string reason) => new(OAuthError.InvalidGrant(Refusal)) { Reason = reason };
}
