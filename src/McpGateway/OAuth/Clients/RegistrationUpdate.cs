using System.Text.Json;

namespace McpGateway.OAuth.Clients;

/// <summary>New metadata for a registered client (RFC 7592 §2.2): all of it, and nothing that is ours to
/// decide.</summary>
/// <param name="ClientSecret">The one that was issued, which a client may repeat.</param>
internal sealed record RegistrationUpdate(string ClientId, string? ClientSecret, RegistrationRequest Metadata)
{
    private static readonly string[] Ours =
        ["registration_access_token", "registration_client_uri", "client_id_issued_at", "client_secret_expires_at"];

    /// <exception cref="OAuthException"><c>invalid_redirect_uri</c> or <c>invalid_client_metadata</c>, naming the
    /// member.</exception>
    public static RegistrationUpdate Read(JsonElement body, string currentAuthMethod)
    {
        var metadata = RegistrationRequest.Read(body, currentAuthMethod);
        if (Ours.FirstOrDefault(member => body.TryGetProperty(member, out _)) is { } member)
        {
            throw Invalid($"{member} must be left out.");
        }

        return new(
            RegistrationRequest.ReadText(body, "client_id") ?? throw Invalid("client_id is missing."),
            RegistrationRequest.ReadText(body, "client_secret"),
            metadata);
    }

    private static OAuthException Invalid(string description) => new(OAuthError.InvalidClientMetadata(description));
}
