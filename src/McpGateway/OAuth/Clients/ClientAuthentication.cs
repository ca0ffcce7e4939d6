using System.Security.Cryptography;
using System.Text;
using McpGateway.Audit;
using McpGateway.OAuth.Clients.Assertions;
using McpGateway.OAuth.Clients.Documents;

namespace McpGateway.OAuth.Clients;

/// <summary>Proves which client asks (OAuth 2.1 §2.4): by a method that it registered, and no other.</summary>
internal sealed class ClientAuthentication(ClientDirectory clients, ClientAssertions assertions, Handles handles)
{
    public const string None = "none";
    public const string Basic = "client_secret_basic";
    public const string Post = "client_secret_post";
    public const string PrivateKeyJwt = "private_key_jwt";

    /// <summary>What a client may choose when it registers itself.</summary>
    public static readonly IReadOnlyList<string> RegistrableMethods = [None, Basic, Post];

    public static readonly IReadOnlyList<string> Methods = [.. RegistrableMethods, PrivateKeyJwt];

    // One sentence for an unknown client and for a wrong secret: the answer must not tell which clients exist.
    private const string Refusal =
        "The client is unknown or did not authenticate as it registered. Register again if the registration is gone.";

    private const string KeysUnreachable = "The keys at the jwks_uri of the client could not be fetched or used.";

    /// <exception cref="OAuthException"><c>invalid_client</c>, or <c>invalid_request</c> when two methods are
    /// mixed.</exception>
    public async ValueTask<Client> AuthenticateAsync(
        HttpRequest request, RequestForm form, CancellationToken cancellationToken)
    {
        var header = request.Headers.Authorization.ToString();
        var usesBasic = header != "";
        if (ClientAssertion.Read(form) is { } assertion)
        {
            return await AuthenticateAsync(assertion, form, usesBasic, cancellationToken);
        }

        var (clientId, secret) = usesBasic
            ? BasicCredentials.TryRead(header) ?? throw Refuse(AuditCode.NoClientId, usesBasic)
            : (form.Find("client_id") ?? throw Refuse(AuditCode.NoClientId, usesBasic), form.Find("client_secret"));

        if (usesBasic && ((form.Find("client_id") ?? clientId) != clientId || form.Find("client_secret") is not null))
        {
            throw new OAuthException(OAuthError.InvalidRequest(
                "Authenticate either by the Authorization header or in the body, with one client_id."));
        }

        var client = await FindAsync(clientId, usesBasic, cancellationToken);
        var method = secret is null ? None : usesBasic ? Basic : Post;
        return client is null ? throw Refuse(AuditCode.UnknownClient, usesBasic)
            : client.TokenEndpointAuthMethod != method ? throw Refuse(AuditCode.WrongMethod, usesBasic, client)
            : IsSecretOf(client, secret) ? client
            : throw Refuse(AuditCode.WrongSecret, usesBasic, client);
    }

    private async ValueTask<Client> AuthenticateAsync(
        ClientAssertion assertion, RequestForm form, bool usesBasic, CancellationToken cancellationToken)
    {
        if (usesBasic || form.Find("client_secret") is not null
            || (form.Find("client_id") ?? assertion.ClientId) != assertion.ClientId)
        {
            throw new OAuthException(OAuthError.InvalidRequest(
                "Authenticate by the assertion alone, without a secret; client_id must be its sub."));
        }

        var client = await FindAsync(assertion.ClientId, usesBasic, cancellationToken);
        if (client is not { Keys: { } keys })
        {
            throw Refuse(client is null ? AuditCode.UnknownClient : AuditCode.WrongMethod, usesBasic, client);
        }

        try
        {
            return await assertions.FindProblemAsync(client, keys, assertion, cancellationToken) is { } problem
                ? throw new OAuthException(OAuthError.InvalidClient(problem))
                {
                    Reason = AuditCode.WrongAssertion,
                    ClientId = client.Id,
                }
                : client;
        }
        catch (ClientDocumentException) when (client.TokenEndpointAuthMethod == None)
        {
            // It could have sent no assertion at all, so that the failure of its server need not keep it out.
            return client;
        }
        catch (ClientDocumentException unreachable)
        {
            throw new OAuthException(unreachable.IsPassing
                ? new("temporarily_unavailable", KeysUnreachable)
                : OAuthError.InvalidClient(KeysUnreachable))
            {
                Reason = AuditCode.ClientKeys,
                ClientId = client.Id,
            };
        }
    }

    private async ValueTask<Client?> FindAsync(string clientId, bool usesBasic, CancellationToken cancellationToken)
    {
        try
        {
            return await clients.FindAsync(clientId, cancellationToken);
        }
        catch (ClientDocumentException problem)
        {
            // invalid_client makes clients throw their tokens away, which the failure of a third server must not.
            throw new OAuthException(problem.IsPassing
                ? new("temporarily_unavailable", problem.Message)
                : OAuthError.InvalidClient(problem.Message))
            {
                UsedBasic = usesBasic,
                Reason = AuditCode.ClientDocument,
            };
        }
    }

    /// <summary>Whether this is the client's secret, or none where it has none.</summary>
    public bool IsSecretOf(Client client, string? secret) => client switch
    {
        { SecretHash: { } hash } => handles.TryRead(HandleKind.ClientSecret, secret) is { } handle
            && handle.RecordId == client.Id && handles.Matches(handle, hash),
        { ConfiguredSecretHash: { } hash } => secret is not null
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), hash),
        _ => secret is null,
    };

    private static OAuthException Refuse(string reason, bool usedBasic, Client? client = null) =>
        new(OAuthError.InvalidClient(Refusal)) { UsedBasic = usedBasic, Reason = reason, ClientId = client?.Id };
}
