namespace McpGateway.Connections;

/// <summary>The refresh generation of a connection.</summary>
/// <param name="Generation">1 for the first refresh token, one more with each rotation.</param>
/// <param name="Hash">Keyed hash of the live refresh token.</param>
/// <param name="Previous">The token that was rotated into it, with the answer to repeat.</param>
internal sealed record RefreshState(int Generation, byte[] Hash, RotatedToken? Previous);

/// <summary>The immediate predecessor of a live refresh token.</summary>
/// <param name="Hash">Keyed hash of the rotated token.</param>
/// <param name="RotatedAt">When it was rotated: the replay window begins here.</param>
/// <param name="Request">Fingerprint of the request that rotated it.</param>
/// <param name="SealedAnswer">The answer, sealed under a key that only the rotated token yields.</param>
internal sealed record RotatedToken(byte[] Hash, DateTimeOffset RotatedAt, byte[] Request, byte[] SealedAnswer);
