using Microsoft.IdentityModel.JsonWebTokens;

namespace McpGateway.SignIn;

/// <summary>How somebody proved who they are, as the id token says (OpenID Connect Core §2).</summary>
/// <param name="Methods">The <c>amr</c>: what was asked of them (RFC 8176).</param>
/// <param name="Context">The <c>acr</c>; null when there is none.</param>
/// <param name="ProvenAt">The <c>auth_time</c>; null when there is none.</param>
internal sealed record SignInProof(IReadOnlyList<string> Methods, string? Context, DateTimeOffset? ProvenAt)
{
    public const string TimeClaim = "auth_time";

    private const int MostMethods = 16;
    private const int LongestValue = 256;

    public static SignInProof Of(JsonWebToken token) => new(
        [.. ValuesOf(token, JwtRegisteredClaimNames.Amr).Take(MostMethods)],
        ValuesOf(token, JwtRegisteredClaimNames.Acr).FirstOrDefault(),
        token.TryGetPayloadValue<long>(TimeClaim, out var seconds) && seconds is >= 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null);

    // A list comes as several claims.
    private static IEnumerable<string> ValuesOf(JsonWebToken token, string name) => token.Claims
        .Where(claim => claim.Type == name && claim.Value.Length <= LongestValue).Select(claim => claim.Value);
}
