namespace McpGateway.Connections;

/// <summary>The code that a connection began with (OAuth 2.1 §4.1). Kept after use, so that a replay can be
/// told.</summary>
/// <param name="Hash">Keyed hash of the code's secret.</param>
/// <param name="Challenge">The S256 code challenge.</param>
/// <param name="RedirectUri">Where the code was sent, exactly.</param>
/// <param name="ExpiresAt">No redemption from here on.</param>
/// <param name="MayRefresh">Whether the client registered for the refresh grant.</param>
/// <param name="RedeemedAt">Null until it is used.</param>
internal sealed record AuthorizationCode(
    byte[] Hash,
    string Challenge,
    string RedirectUri,
    DateTimeOffset ExpiresAt,
    bool MayRefresh,
    DateTimeOffset? RedeemedAt);
