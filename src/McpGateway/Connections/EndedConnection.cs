namespace McpGateway.Connections;

/// <summary>A connection that ended without its user asking for it, kept to be shown to them.</summary>
/// <param name="ConnectionId">The connection's id.</param>
/// <param name="UserId">Whose it was.</param>
/// <param name="OrganizerId">Where it worked.</param>
/// <param name="ClientName">Self-declared by the client; shown, never trusted.</param>
/// <param name="Reason">One of <see cref="RevocationReason"/>.</param>
/// <param name="EndedAt">When it ended.</param>
internal sealed record EndedConnection(
    string ConnectionId, string UserId, string OrganizerId, string ClientName, string Reason, DateTimeOffset EndedAt)
{
    public const string Kind = "ended-connection";
}
