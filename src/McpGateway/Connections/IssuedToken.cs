namespace McpGateway.Connections;

/// <summary>A token as the record keeps it.</summary>
/// <param name="Hash">Keyed hash of its secret.</param>
/// <param name="ExpiresAt">When it stops working.</param>
/// <param name="Scope">Its scopes in wire form; at most the connection's.</param>
/// <param name="IssuedAt">Null for a token from before this was kept.</param>
internal sealed record IssuedToken(
    byte[] Hash, DateTimeOffset ExpiresAt, string Scope, DateTimeOffset? IssuedAt = null);
