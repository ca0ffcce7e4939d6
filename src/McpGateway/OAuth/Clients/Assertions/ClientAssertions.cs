using System.Security.Cryptography;
using System.Text;
using McpGateway.Storage;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpGateway.OAuth.Clients.Assertions;

/// <summary>Proves clients by their signature (RFC 7523 §3, draft-ietf-oauth-rfc7523bis): with a key of theirs, for
/// this issuer alone, for minutes, once.</summary>
internal sealed class ClientAssertions(
    KeySets keySets, IRecordStore records, IOptions<GatewayOptions> gateway, TimeProvider time)
{
    /// <summary>A used assertion: its id, for as long as it could be sent again.</summary>
    public const string Kind = "assertion";

    public static readonly IReadOnlyList<string> Algorithms =
        [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    private const int MaxJtiLength = 256;

    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler handler = new();

    /// <summary>What is wrong with the assertion, in words for the client's developer; null when it proves the client,
    /// which it does once.</summary>
    /// <exception cref="Documents.ClientDocumentException">The client's keys cannot be had.</exception>
    public async ValueTask<string?> FindProblemAsync(
        Client client, ClientKeys keys, ClientAssertion assertion, CancellationToken cancellationToken)
    {
        // The signature first: until it holds, the sender is a stranger, who is told no more than that.
        if (!await IsSignedAsync(keys, assertion, cancellationToken))
        {
            return "The signature of the assertion is not by a key of the client, or its alg is not one of "
                + string.Join(", ", Algorithms) + ".";
        }

        return FindProblem(client, assertion) ?? (await TryUseAsync(client, assertion, cancellationToken)
            ? null
            : "The assertion was used before; make a new one with a new jti for each request.");
    }

    private async ValueTask<bool> IsSignedAsync(
        ClientKeys keys, ClientAssertion assertion, CancellationToken cancellationToken)
    {
        if (!Algorithms.Contains(assertion.Token.Alg))
        {
            return false;
        }

        var keyId = assertion.Token.Kid is { Length: > 0 } named ? named : null;
        var candidates = await keySets.FindAsync(keys, keyId, cancellationToken);
        var result = await handler.ValidateTokenAsync(assertion.Token.EncodedToken, new TokenValidationParameters
        {
            IssuerSigningKeys = candidates,
            TryAllIssuerSigningKeys = true,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            // The claims are judged by ourselves: their types strictly, their times by our clock.
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return result.IsValid;
    }

    private string? FindProblem(Client client, ClientAssertion assertion)
    {
        var now = time.GetUtcNow();
        if (assertion.FindText("iss") != client.Id || assertion.FindText("sub") != client.Id)
        {
            return "iss and sub of the assertion must both be the client_id.";
        }

        // Another server's audience, or several, would let that server be this client here.
        if (assertion.FindText("aud") != gateway.Value.Issuer)
        {
            return "aud of the assertion must be the issuer alone, as a string: that of the metadata.";
        }

        if (assertion.FindTime("exp") is not { } expires || expires <= now - ClockSkew
            || expires > now + LongestLife + ClockSkew)
        {
            return "exp of the assertion is missing, past, or more than 5 minutes ahead.";
        }

        if (IsAhead("iat") || IsAhead("nbf"))
        {
            return "iat or nbf of the assertion is in the future, or no number.";
        }

        return assertion.FindText("jti") is { Length: > 0 and <= MaxJtiLength }
            ? null
            : $"jti of the assertion must be a text of 1 to {MaxJtiLength} characters.";

        bool IsAhead(string claim) => assertion.Claims.TryGetProperty(claim, out _)
            && (assertion.FindTime(claim) is not { } moment || moment > now + ClockSkew);
    }

    /// <summary>False when the client has used this jti before.</summary>
    private ValueTask<bool> TryUseAsync(Client client, ClientAssertion assertion, CancellationToken cancellationToken)
    {
        var name = Encoding.UTF8.GetBytes($"{client.Id.Length}:{client.Id}:{assertion.FindText("jti")}");
        return records.TryAddAsync(new()
        {
            Kind = Kind,
            Id = Base64UrlEncoder.Encode(SHA256.HashData(name)),
            ExpiresAt = assertion.FindTime("exp")!.Value + ClockSkew,
            Content = ReadOnlyMemory<byte>.Empty,
        }, cancellationToken);
    }
}
