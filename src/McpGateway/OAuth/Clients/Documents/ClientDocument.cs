using System.Text.Json;
using McpGateway.OAuth.Clients.Assertions;

namespace McpGateway.OAuth.Clients.Documents;

/// <summary>
/// What a client says of itself at the address that is its id (draft-ietf-oauth-client-id-metadata-document §4). The
/// members that registration knows follow the rules of registration.
/// </summary>
internal static class ClientDocument
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Members of a JWK that only its owner may know (RFC 7518 §6).</summary>
    private static readonly string[] PrivateKeyMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <exception cref="ClientDocumentException">The document is not what a client may publish; the message
    /// names the member.</exception>
    public static Client Read(ReadOnlyMemory<byte> content, Uri url, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Strict);
            return Read(document.RootElement, url, now);
        }
        catch (OAuthException refusal)
        {
            throw Invalid(refusal.Error.Description);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter for text that is no Unicode, which the parser notices only when it is read.
            throw Invalid("it is not well-formed JSON, is nested too deeply, or names a member twice.");
        }
    }

    private static Client Read(JsonElement metadata, Uri url, DateTimeOffset now)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("it is not a JSON object.");
        }

        // §4.1: by simple string comparison, or anybody's document would do for anybody's client.
        if (RegistrationRequest.ReadText(metadata, "client_id") != url.AbsoluteUri)
        {
            throw Invalid("its client_id is not the address it was fetched from.");
        }

        RefuseSecrets(metadata);
        RefusePrivateKeys(metadata);
        var (method, keys) = ReadAuthentication(metadata);
        return new()
        {
            Id = url.AbsoluteUri,
            Name = string.IsNullOrWhiteSpace(RegistrationRequest.ReadText(metadata, "client_name"))
                ? throw Invalid("client_name is missing.")
                : RegistrationRequest.ReadName(metadata),
            RedirectUris = RegistrationRequest.ReadRedirectUris(metadata),
            GrantTypes = RegistrationRequest.ReadGrantTypes(metadata),
            TokenEndpointAuthMethod = method,
            Keys = keys,
            RegisteredAt = now,
            VerifiedHost = url.Host,
        };
    }

    /// <summary>§4.1: what everybody can read is no secret.</summary>
    private static void RefuseSecrets(JsonElement metadata)
    {
        if (metadata.EnumerateObject().Any(member => IsSecret(member.Name)))
        {
            throw Invalid("it contains a client_secret member, which everybody could read.");
        }
    }

    private static void RefusePrivateKeys(JsonElement metadata)
    {
        if (!metadata.TryGetProperty("jwks", out var jwks) || jwks.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var isSet = jwks.ValueKind == JsonValueKind.Object
            && jwks.TryGetProperty("keys", out var keys)
            && keys.ValueKind == JsonValueKind.Array
            && keys.EnumerateArray().All(key => key.ValueKind == JsonValueKind.Object
                && !key.EnumerateObject().Any(member => PrivateKeyMembers.Contains(member.Name)));
        if (!isSet)
        {
            throw Invalid("jwks must be a set of public keys.");
        }
    }

    /// <summary>The list of methods counts before the single one, which is only what the client likes best
    /// (SEP-3149). Whoever offers none may use it, and a signature besides.</summary>
    private static (string Method, ClientKeys? Keys) ReadAuthentication(JsonElement metadata)
    {
        var single = RegistrationRequest.ReadText(metadata, "token_endpoint_auth_method");
        var list = RegistrationRequest.ReadTexts(metadata, "token_endpoint_auth_methods_supported");
        if ((list ?? []).Append(single ?? "").Any(IsSecret))
        {
            throw Invalid("it names an authentication method with a shared secret, which a document cannot carry.");
        }

        var methods = list ?? [single ?? ClientAuthentication.None];
        var keys = methods.Contains(ClientAuthentication.PrivateKeyJwt) ? FindKeys(metadata) : null;
        if (methods.Contains(ClientAuthentication.None))
        {
            return (ClientAuthentication.None, keys);
        }

        return methods.Contains(ClientAuthentication.PrivateKeyJwt)
            ? (ClientAuthentication.PrivateKeyJwt, keys ?? throw Invalid(
                "private_key_jwt needs either jwks, with a public P-256 key or RSA key of 2048 bits, or jwks_uri: "
                + "https on a host name, without port and query."))
            : throw Invalid("it offers neither none nor private_key_jwt, the only authentication methods for "
                + "documents here. Add one to token_endpoint_auth_methods_supported.");
    }

    private static ClientKeys? FindKeys(JsonElement metadata)
    {
        var jwks = metadata.TryGetProperty("jwks", out var set) && set.ValueKind == JsonValueKind.Object
            ? set.GetRawText()
            : null;
        // RFC 7591 §2: not both.
        return (jwks, RegistrationRequest.ReadText(metadata, "jwks_uri")) switch
        {
            ({ } keys, null) => ClientKeys.TryReadSet(keys),
            (null, { } address) => ClientKeys.TryReadAddress(address),
            _ => null,
        };
    }

    private static bool IsSecret(string name) => name.StartsWith("client_secret", StringComparison.Ordinal);

    private static ClientDocumentException Invalid(string problem) =>
        new($"The document at the assistant's client_id cannot be used: {problem}");
}
