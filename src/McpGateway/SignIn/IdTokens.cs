using System.Security.Cryptography;
using System.Text;
using McpGateway.BackOffice;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpGateway.SignIn;

/// <summary>Validates id tokens of the back office (OpenID Connect Core §3.1.3.7).</summary>
internal sealed class IdTokens(IdentityProvider provider, TimeProvider time)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // What is left of a second when it is told in whole ones.
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
    ];

    private readonly JsonWebTokenHandler handler = new();

    /// <summary>A valid id token with this nonce and a subject, or null; also when the person was not asked since the given
    /// time.</summary>
    public async ValueTask<JsonWebToken?> FindOwnAsync(
        string idToken, string nonce, DateTimeOffset? provenSince, CancellationToken cancellationToken) =>
        await FindValidAsync(idToken, cancellationToken) is { } token
            && token.TryGetPayloadValue<string>("nonce", out var tokenNonce)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(tokenNonce), Encoding.UTF8.GetBytes(nonce))
            && (provenSince is null || IsProvenSince(token, provenSince.Value))
            && token.Subject is { Length: > 0 }
                ? token
                : null;

    /// <summary>The token if it is signed by the back office, for us, and current; otherwise null.</summary>
    public async ValueTask<JsonWebToken?> FindValidAsync(string text, CancellationToken cancellationToken)
    {
        var result = await ValidateAsync(text, cancellationToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have rotated its keys since we last looked.
            provider.ForgetConfiguration();
            result = await ValidateAsync(text, cancellationToken);
        }

        return result.IsValid ? result.SecurityToken as JsonWebToken : null;
    }

    private static bool IsProvenSince(JsonWebToken token, DateTimeOffset since) =>
        SignInProof.Of(token).ProvenAt >= since - ClockSkew - OneSecond;

    private async ValueTask<TokenValidationResult> ValidateAsync(string idToken, CancellationToken cancellationToken)
    {
        var configuration = await provider.GetConfigurationAsync(cancellationToken);
        return await handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            // The library would ask the system's clock.
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
        });
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires > now - ClockSkew && (notBefore is null || notBefore < now + ClockSkew);
    }
}
