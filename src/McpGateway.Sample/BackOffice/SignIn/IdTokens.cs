using System.Buffers.Text;
using System.Security.Cryptography;
using McpGateway.Sample.BackOffice.People;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Signs id tokens with a key made at the start: those from before a restart no longer verify.</summary>
internal sealed class IdTokens(BackOfficeSetup setup, BackOfficeAddress address, TimeProvider time) : IDisposable
{
    public const string Algorithm = SecurityAlgorithms.EcdsaSha256;

    /// <summary>What the <c>acr</c> says of a password alone, and of more.</summary>
    public const string OneFactor = "urn:sample:password";
    public const string TwoFactors = "urn:sample:second-factor";

    private static readonly string[] Password = ["pwd"];
    private static readonly string[] PasswordAndCode = ["pwd", "otp"];

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private readonly string keyId = Opaque.New()[..16];

    /// <summary>The public half, as a JSON Web Key (RFC 7517).</summary>
    public object PublicKey
    {
        get
        {
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            return new
            {
                kty = "EC",
                use = "sig",
                alg = Algorithm,
                crv = "P-256",
                kid = keyId,
                x = Base64Url.EncodeToString(point.X),
                y = Base64Url.EncodeToString(point.Y),
            };
        }
    }

    /// <summary>Says that somebody signed out (OpenID Connect Back-Channel Logout §2.4).</summary>
    public string IssueLogout(string userId)
    {
        var now = time.GetUtcNow();
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = address.Url,
            Audience = setup.ClientId,
            IssuedAt = now.UtcDateTime,
            Expires = now.AddMinutes(2).UtcDateTime,
            TokenType = "logout+jwt",
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = userId,
                [JwtRegisteredClaimNames.Jti] = Opaque.New(),
                ["events"] = new Dictionary<string, object>
                {
                    ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>(),
                },
            },
            SigningCredentials = new(new ECDsaSecurityKey(key) { KeyId = keyId }, Algorithm),
        });
    }

    public string Issue(Account account, IssuedCode code)
    {
        var now = time.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = account.Id,
            [JwtRegisteredClaimNames.AuthTime] = code.SignedInAt.ToUnixTimeSeconds(),
            [JwtRegisteredClaimNames.Amr] = code.HasSecondFactor ? PasswordAndCode : Password,
            [JwtRegisteredClaimNames.Acr] = code.HasSecondFactor ? TwoFactors : OneFactor,
        };
        if (code.Nonce is { } nonce)
        {
            claims[JwtRegisteredClaimNames.Nonce] = nonce;
        }

        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = address.Url,
            Audience = setup.ClientId,
            IssuedAt = now.UtcDateTime,
            Expires = now.AddMinutes(5).UtcDateTime,
            Claims = claims,
            SigningCredentials = new(new ECDsaSecurityKey(key) { KeyId = keyId }, Algorithm),
        });
    }

    public void Dispose() => key.Dispose();
}
