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
        var code = handles.TryRead(HandleKind.AuthorizationCode, form.Get("code")) ?? throw Refuse();
        while (true)
        {
            var stored = await connections.FindAsync(code.RecordId, cancellationToken) ?? throw Refuse();
            var connection = stored.Connection;
            Check(connection, code, client, form);
            if (connection.IsEstablished)
            {
                // RFC 9700 §2.1.1: whoever holds code and verifier twice, one of them is not the client.
                await revocation.RevokeAsync(connection, RevocationReason.CodeReplayed, requestId, cancellationToken);
                throw Refuse();
            }

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
    private void Check(Connection connection, Handle code, Client client, RequestForm form)
    {
        var isOurs = handles.Matches(code, connection.Code.Hash)
            && connection.ClientId == client.Id
            && (form.Find("redirect_uri") ?? connection.Code.RedirectUri) == connection.Code.RedirectUri
            && (connection.IsEstablished || connection.Code.ExpiresAt > time.GetUtcNow())
            && connection.ExpiresAt > time.GetUtcNow();
        if (!isOurs || !Pkce.IsProven(connection.Code.Challenge, form.Find("code_verifier")))
        {
            throw Refuse();
        }

        if (form.Find("resource") is { } resource && resources.TryRead(resource)?.Identifier != connection.Resource)
        {
            throw new OAuthException(OAuthError.InvalidTarget("resource is not the one that was authorized."));
        }
    }

    private static OAuthException Refuse() => new(OAuthError.InvalidGrant(Refusal));
}
