using McpGateway.Audit;
using McpGateway.Connections;
using McpGateway.OAuth.Authorize;
using McpGateway.OAuth.Clients;
using McpGateway.Storage;

namespace McpGateway.OAuth.Token;

/// <summary>OAuth 2.1 §4.1.3: a code for tokens, once. A replay that proves the verifier ends the connection.</summary>
internal sealed class AuthorizationCodeGrant(
    Handles handles,
    ConnectionStore connections,
    Revocation revocation,
    Resources resources,
    GrantStops stops,
    TokenMint mint,
    TimeProvider time) : ITokenGrant
{
    // One sentence for unknown, expired, foreign and used codes: the answer must not help to guess.
    private const string Refusal =
        "The code is unknown, expired, already used or not for this client. Authorize again.";

    public string GrantType => "authorization_code";

    public async ValueTask<TokenAnswer> RedeemAsync(
        Client client, RequestForm form, string requestId, CancellationToken cancellationToken)
    {
        var code = handles.TryRead(HandleKind.AuthorizationCode, form.Get("code")) ?? throw Refuse(AuditCode.Unknown);
        while (true)
        {
            var stored = await connections.FindAsync(code.RecordId, cancellationToken)
                ?? throw Refuse(AuditCode.Expired);
            var connection = stored.Connection;
            Check(connection, code, client, form);
            if (connection.IsEstablished)
            {
                // RFC 9700 §2.1.1: whoever holds code and verifier twice, one of them is not the client.
                await revocation.RevokeAsync(connection, RevocationReason.CodeReplayed, requestId, cancellationToken);
                throw Refuse(AuditCode.Reused);
            }

            await stops.RefuseAsync(connection, "code", cancellationToken);
            var redeemed = connection with { Code = connection.Code with { RedeemedAt = time.GetUtcNow() } };
            var (next, answer) = mint.Issue(redeemed, new(connection.Scope.Split(' ')));
            // Not cancellable: a caller who hangs up must not keep what happened out of the audit.
            if (await connections.TryReplaceAsync(next, stored.Version, CancellationToken.None))
            {
                await mint.RecordAsync(AuditAction.TokenIssued, AuditOutcome.Success, next, requestId);
                return answer;
            }
        }
    }

    /// <summary>Everything the code is bound to. Nothing is consumed by a request that fails here.</summary>
    private void Check(Connection connection, Handle presented, Client client, RequestForm form)
    {
        var now = time.GetUtcNow();
        var code = connection.Code;
        var problem = !handles.Matches(presented, code.Hash) ? AuditCode.Unknown
            : connection.ClientId != client.Id ? AuditCode.WrongClient
            : (form.Find("redirect_uri") ?? code.RedirectUri) != code.RedirectUri ? AuditCode.WrongRedirect
            : !connection.IsEstablished && code.ExpiresAt <= now ? AuditCode.Expired
            : connection.ExpiresAt <= now ? AuditCode.Expired
            : !Pkce.IsProven(code.Challenge, form.Find("code_verifier")) ? AuditCode.WrongVerifier
            : null;
        if (problem is not null)
        {
            throw Refuse(problem);
        }

        if (form.Find("resource") is { } resource && resources.TryRead(resource)?.Identifier != connection.Resource)
        {
            throw new OAuthException(OAuthError.InvalidTarget("resource is not the one that was authorized."))
            {
                Reason = AuditCode.WrongResource,
            };
        }
    }

    private static OAuthException Refuse(string reason) => new(OAuthError.InvalidGrant(Refusal)) { Reason = reason };
}
