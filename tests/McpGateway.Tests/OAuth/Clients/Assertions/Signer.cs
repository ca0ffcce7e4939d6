using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpGateway.Tests.OAuth.Clients.Assertions;

/// <summary>A key pair of a client, and the assertions it signs, well-formed or not.</summary>
internal sealed class Signer(string keyId) : IDisposable
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly ECDsa _elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RSA _rsa = RSA.Create(2048);

    /// <summary>The public halves as a JWK set.</summary>
    public string Jwks()
    {
        var (point, numbers) = (_elliptic.ExportParameters(false).Q, _rsa.ExportParameters(false));
        return JsonSerializer.Serialize(new
        {
            keys = new object[]
            {
                new { kty = "EC", crv = "P-256", kid = keyId, use = "sig", x = Encode(point.X!), y = Encode(point.Y!) },
                new { kty = "RSA", kid = keyId + "-rsa", n = Encode(numbers.Modulus!), e = Encode(numbers.Exponent!) },
            },
        });
    }

    /// <summary>A good assertion, with the members of the other objects in place of its own; null takes one out.</summary>
    public string Sign(
        string clientId, string issuer, DateTimeOffset now, string alg = "ES256", string claims = "{}", string header = "{}")
    {
        var head = Merge(new()
        {
            ["alg"] = alg,
            ["typ"] = "JWT",
            ["kid"] = alg == "ES256" ? keyId : keyId + "-rsa",
        }, header);
        var payload = Merge(new()
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = issuer,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.ToUnixTimeSeconds() + 60,
            ["jti"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
        }, claims);
        var signed = $"{Encode(Encoding.UTF8.GetBytes(head))}.{Encode(Encoding.UTF8.GetBytes(payload))}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = alg switch
        {
            "RS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "PS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "RS512" => _rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Jwks()), bytes),
            "none" => [],
            _ => _elliptic.SignData(bytes, HashAlgorithmName.SHA256),
        };
        return $"{signed}.{Encode(signature)}";
    }

    public void Dispose()
    {
        _elliptic.Dispose();
        _rsa.Dispose();
    }

    private static string Merge(JsonObject target, string changes)
    {
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            target.Remove(name);
            if (value is not null)
            {
                target[name] = value.DeepClone();
            }
        }

        return target.ToJsonString();
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
