using System.Collections.Concurrent;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>The codes and tokens in use, in memory: after a restart everybody signs in again.</summary>
internal sealed class IssuedTokens(BackOfficeSetup setup, TimeProvider time)
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RefreshTokenLifetime = TimeSpan.FromDays(90);

    private readonly ConcurrentDictionary<string, Issued<IssuedCode>> codes = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Issued<string>> accessTokens = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Issued<string>> refreshTokens = new(StringComparer.Ordinal);

    public TimeSpan AccessTokenLifetime => setup.AccessTokenLifetime;

    public string IssueCode(IssuedCode code) => Add(codes, code, CodeLifetime);

    /// <summary>A code is good for one try, successful or not (RFC 6749 §4.1.2).</summary>
    public IssuedCode? TakeCode(string code) =>
        codes.TryRemove(code, out var issued) && IsAlive(issued) ? issued.Value : null;

    public string IssueAccessToken(string userId) => Add(accessTokens, userId, AccessTokenLifetime);

    public string? FindUserByAccessToken(string token) => Find(accessTokens, token);

    /// <summary>
    /// Refresh tokens stay the same when used: the client proves itself with a secret, so rotation would add nothing
    /// (RFC 9700 §4.14.2).
    /// </summary>
    public string IssueRefreshToken(string userId) => Add(refreshTokens, userId, RefreshTokenLifetime);

    public string? FindUserByRefreshToken(string token) => Find(refreshTokens, token);

    private string Add<T>(ConcurrentDictionary<string, Issued<T>> issued, T value, TimeSpan lifetime)
    {
        foreach (var expired in issued.Where(entry => !IsAlive(entry.Value)))
        {
            issued.TryRemove(expired);
        }

        var token = Opaque.New();
        issued[token] = new(value, time.GetUtcNow() + lifetime);
        return token;
    }

    private string? Find(ConcurrentDictionary<string, Issued<string>> issued, string token) =>
        issued.TryGetValue(token, out var found) && IsAlive(found) ? found.Value : null;

    private bool IsAlive<T>(Issued<T> issued) => time.GetUtcNow() < issued.ExpiresAt;

    private sealed record Issued<T>(T Value, DateTimeOffset ExpiresAt);
}
