using System.Text.Json;
using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.OAuth.Clients;

/// <summary><c>POST /register</c>: dynamic client registration (RFC 7591 §3).</summary>
internal static class RegistrationEndpoint
{
    private const int MaxBytes = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static async Task<IResult> RegisterAsync(
        HttpContext context,
        ClientStore clients,
        Handles handles,
        AuditTrail trail,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var request = await ReadAsync(context.Request, cancellationToken);
        var id = Handles.NewRecordId();
        var isPublic = request.TokenEndpointAuthMethod == ClientAuthentication.None;
        var (secret, hash) = isPublic ? default : handles.Issue(HandleKind.ClientSecret, id);
        var client = new Client
        {
            Id = id,
            Name = request.Name,
            RedirectUris = request.RedirectUris,
            GrantTypes = request.GrantTypes,
            TokenEndpointAuthMethod = request.TokenEndpointAuthMethod,
            SecretHash = hash,
            RegisteredAt = time.GetUtcNow(),
        };
        await clients.TryAddAsync(client, cancellationToken);
        await trail.RecordAsync(new()
        {
            Time = client.RegisteredAt,
            RequestId = context.TraceIdentifier,
            Action = AuditAction.ClientRegistered,
            Outcome = AuditOutcome.Success,
            ClientId = client.Id,
            Provider = Provider.Of(client.RedirectUris[0]),
        }, CancellationToken.None);
        return TypedResults.Json(AnswerTo(client, secret), OAuthJson.Default.RegistrationAnswer,
            statusCode: StatusCodes.Status201Created);
    }

    private static RegistrationAnswer AnswerTo(Client client, string? secret) => new()
    {
        ClientId = client.Id,
        ClientIdIssuedAt = client.RegisteredAt.ToUnixTimeSeconds(),
        ClientSecret = secret,
        ClientSecretExpiresAt = secret is null ? null : 0,
        ClientName = client.Name,
        RedirectUris = client.RedirectUris,
        GrantTypes = client.GrantTypes,
        TokenEndpointAuthMethod = client.TokenEndpointAuthMethod,
    };

    private static async Task<RegistrationRequest> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new OAuthException(OAuthError.InvalidClientMetadata("Send the metadata as application/json."));
        }

        if (request.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, Strict, cancellationToken);
            return RegistrationRequest.Read(body.RootElement);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
        // A text in the JSON that is no Unicode surfaces only where it is read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new OAuthException(OAuthError.InvalidClientMetadata(
                "The body is not well-formed JSON in UTF-8, is nested too deeply, or names a member twice."));
        }
    }

    private static OAuthException TooLarge() => new(OAuthError.InvalidClientMetadata("The metadata is too large.")
        with
    { Status = StatusCodes.Status413PayloadTooLarge });
}

/// <summary>RFC 7591 §3.2.1: everything that was registered, and nothing that was ignored.</summary>
internal sealed record RegistrationAnswer
{
    public required string ClientId { get; init; }

    public required long ClientIdIssuedAt { get; init; }

    public string? ClientSecret { get; init; }

    public int? ClientSecretExpiresAt { get; init; }

    public required string ClientName { get; init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    public required IReadOnlyList<string> GrantTypes { get; init; }

    public IReadOnlyList<string> ResponseTypes { get; } = ["code"];

    public required string TokenEndpointAuthMethod { get; init; }
}
