using System.Text.Json;
using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Web;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Clients;

/// <summary><c>POST /register</c>: dynamic client registration (RFC 7591 §3).</summary>
internal static class RegistrationEndpoint
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static async Task<IResult> RegisterAsync(
        HttpContext context,
        UnusedRegistrations registrations,
        Handles handles,
        RegistrationPolicy policy,
        IOptions<GatewayOptions> gateway,
        AuditTrail trail,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        policy.RequireOffered();
        var request = await ReadAsync(context.Request, RegistrationRequest.Read, cancellationToken);
        policy.RequireAllowed(request.RedirectUris);
        var id = Handles.NewRecordId();
        var isPublic = request.TokenEndpointAuthMethod == ClientAuthentication.None;
        var (secret, hash) = isPublic ? default : handles.Issue(HandleKind.ClientSecret, id);
        var (token, tokenHash) = handles.Issue(HandleKind.RegistrationToken, id);
        var client = new Client
        {
            Id = id,
            Name = request.Name,
            RedirectUris = request.RedirectUris,
            GrantTypes = request.GrantTypes,
            TokenEndpointAuthMethod = request.TokenEndpointAuthMethod,
            SecretHash = hash,
            RegistrationTokenHash = tokenHash,
            RegisteredAt = time.GetUtcNow(),
        };
        await registrations.AddAsync(client, client.RegisteredAt + policy.UnusedLifetime, cancellationToken);
        await trail.RecordAsync(new()
        {
            Time = client.RegisteredAt,
            RequestId = context.TraceIdentifier,
            Action = AuditAction.ClientRegistered,
            Outcome = AuditOutcome.Success,
            ClientId = client.Id,
            Provider = Provider.Of(client.RedirectUris[0]),
        }, CancellationToken.None);
        return TypedResults.Json(RegistrationAnswer.To(client, gateway.Value.Issuer, token, secret),
            OAuthJson.Default.RegistrationAnswer, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The body, read strictly; its bytes are bounded.</summary>
    public static async Task<T> ReadAsync<T>(
        HttpRequest request, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new OAuthException(OAuthError.InvalidClientMetadata("Send the metadata as application/json."));
        }

        try
        {
            BodyLimit.Set(request);
            using var body = await JsonDocument.ParseAsync(request.Body, Strict, cancellationToken);
            return read(body.RootElement);
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
