using McpGateway.Audit;
using McpGateway.Connections;
using McpGateway.Storage;

namespace McpGateway.OAuth.Clients;

/// <summary>What a client may do with its own registration (RFC 7592), by the token that came with it.</summary>
internal sealed class RegistrationManagement(
    ClientStore clients,
    ClientAuthentication authentication,
    RegistrationPolicy policy,
    Handles handles,
    ConnectionStore connections,
    Revocation revocation,
    AuditTrail trail,
    TimeProvider time)
{
    private const string Scheme = "Bearer ";

    // One answer for an unknown client, another client's token and a wrong one (RFC 7592 §2.1).
    private const string Refusal = "The registration is gone, or the registration access token is not its own.";

    /// <summary>The client whose token this is, and the token.</summary>
    /// <exception cref="OAuthException">401 with a challenge.</exception>
    public async ValueTask<(Client Client, string Token)> AuthenticateAsync(
        string clientId, string authorization, CancellationToken cancellationToken)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Refuse("Bearer");
        }

        var token = authorization[Scheme.Length..].Trim();
        return handles.TryRead(HandleKind.RegistrationToken, token) is { } handle && handle.RecordId == clientId
            && await clients.FindAsync(clientId, cancellationToken) is { RegistrationTokenHash: { } hash } client
            && handles.Matches(handle, hash)
                ? (client, token)
                : throw Refuse("Bearer error=\"invalid_token\"");
    }

    /// <summary>Replaces the metadata. Codes under way stay bound to their redirect, and a new redirect is asked for on
    /// its own consent page.</summary>
    /// <exception cref="OAuthException">What may not change, or not like this; nothing is changed.</exception>
    public async ValueTask<Client> UpdateAsync(
        Client client, RegistrationUpdate update, string requestId, CancellationToken cancellationToken)
    {
        policy.RequireOffered();
        policy.RequireAllowed(update.Metadata.RedirectUris);
        RefuseWhatIsFixed(client, update);
        var updated = await clients.UpdateAsync(client.Id, stored => stored with
        {
            Name = update.Metadata.Name,
            RedirectUris = update.Metadata.RedirectUris,
            GrantTypes = update.Metadata.GrantTypes,
            TokenEndpointAuthMethod = update.Metadata.TokenEndpointAuthMethod,
        }, cancellationToken) ?? throw Refuse("Bearer error=\"invalid_token\"");
        await RecordAsync(AuditAction.ClientUpdated, updated, requestId);
        return updated;
    }

    /// <summary>Ends the client and everything it was given. Whoever stops waiting does not stop it.</summary>
    public async ValueTask DeleteAsync(Client client, string requestId)
    {
        // Before the record, so that a failure leaves the client its token to try again with; and after it, for what
        // was connected in between.
        await EndConnectionsAsync(client, requestId);
        if (await clients.RemoveAsync(client.Id, CancellationToken.None))
        {
            await RecordAsync(AuditAction.ClientDeleted, client, requestId);
        }

        await EndConnectionsAsync(client, requestId);
    }

    private async ValueTask EndConnectionsAsync(Client client, string requestId)
    {
        while (await connections.ListByClientAsync(client.Id, CancellationToken.None) is { Count: > 0 } live)
        {
            foreach (var connection in live)
            {
                await revocation.RevokeAsync(
                    connection, RevocationReason.ClientDeleted, requestId, CancellationToken.None);
            }
        }
    }

    private void RefuseWhatIsFixed(Client client, RegistrationUpdate update)
    {
        if (update.ClientId != client.Id)
        {
            throw Invalid("client_id cannot change.");
        }

        if (update.ClientSecret is { } secret && !authentication.IsSecretOf(client, secret))
        {
            throw Invalid("client_secret is not the one that was issued; a client cannot choose it.");
        }

        var staysPublic = update.Metadata.TokenEndpointAuthMethod == ClientAuthentication.None;
        if (staysPublic != (client.SecretHash is null))
        {
            throw Invalid("token_endpoint_auth_method cannot change between none and a secret; register anew.");
        }
    }

    private ValueTask RecordAsync(string action, Client client, string requestId) => trail.RecordAsync(new()
    {
        Time = time.GetUtcNow(),
        RequestId = requestId,
        Action = action,
        Outcome = AuditOutcome.Success,
        ClientId = client.Id,
        Provider = Provider.Of(client.RedirectUris[0]),
    }, CancellationToken.None);

    private static OAuthException Invalid(string description) => new(OAuthError.InvalidClientMetadata(description));

    private static OAuthException Refuse(string challenge) =>
        new(new OAuthError("invalid_token", Refusal, StatusCodes.Status401Unauthorized)) { Challenge = challenge };
}
