using System.Text.Json;
using McpGateway.OAuth.Clients.Documents;
using Microsoft.IdentityModel.Tokens;

namespace McpGateway.OAuth.Clients.Assertions;

/// <summary>Where the public keys are that a client signs its assertions with: with the client, or at an
/// address.</summary>
internal sealed record ClientKeys
{
    private ClientKeys()
    {
    }

    public IReadOnlyList<SecurityKey>? Inline { get; private init; }

    public Uri? Address { get; private init; }

    /// <summary>The keys of a JWK set (RFC 7517 §5), or null when it is none or has no key that may sign.</summary>
    public static ClientKeys? TryReadSet(string jwks) =>
        ReadKeys(jwks) is { Count: > 0 } keys ? new() { Inline = keys } : null;

    /// <summary>The address of a JWK set, or null when it is not one that may be fetched.</summary>
    public static ClientKeys? TryReadAddress(string jwksUri) =>
        DocumentUrl.TryRead(jwksUri) is { } address ? new() { Address = address } : null;

    /// <summary>Elliptic P-256 keys and RSA keys of 2048 bits or more; others in the set are passed over.</summary>
    public static IReadOnlyList<SecurityKey> ReadKeys(string jwks)
    {
        try
        {
            return [.. JsonWebKeySet.Create(jwks).Keys.Where(MaySign)];
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException or FormatException)
        {
            return [];
        }
    }

    private static bool MaySign(JsonWebKey key) =>
        !key.HasPrivateKey
        && key.Use is null or "" or "sig"
        && key switch
        {
            { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P256 } =>
                IsBytes(key.X) && IsBytes(key.Y),
            { Kty: JsonWebAlgorithmsKeyTypes.RSA } => IsBytes(key.N) && IsBytes(key.E) && key.KeySize >= 2048,
            _ => false,
        };

    private static bool IsBytes(string? text) =>
        !string.IsNullOrEmpty(text) && System.Buffers.Text.Base64Url.IsValid(text);
}
