using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.Connections;

/// <summary>Ends a connection, for whatever reason (promises S16, S23).</summary>
internal sealed class Revocation(
    ConnectionStore connections, EndedConnections ended, AuditTrail trail, TimeProvider time)
{
    /// <summary>After this returns no token of the connection works anywhere. False when it had ended before. Whoever
    /// stops waiting does not stop it: the connection ends, and the log says so.</summary>
    public async ValueTask<bool> RevokeAsync(
        Connection connection, string reason, string requestId, CancellationToken cancellationToken) =>
        await EndAsync(connection, reason, requestId).WaitAsync(cancellationToken);

    private async Task<bool> EndAsync(Connection connection, string reason, string requestId)
    {
        // Removed first: should the log be out of reach, the answer fails, but the access has ended all the same.
        var hasEndedNow = await connections.RemoveAsync(connection.Id, CancellationToken.None);
        if (hasEndedNow)
        {
            if (connection.IsEstablished && RevocationPhrases.Find(reason) is not null)
            {
                await ended.AddAsync(connection, reason, CancellationToken.None);
            }

            await trail.RecordAsync(new()
            {
                Time = time.GetUtcNow(),
                RequestId = requestId,
                Action = AuditAction.ConnectionRevoked,
                Outcome = AuditOutcome.Success,
                Code = reason,
                UserId = connection.UserId,
                OrganizerId = connection.OrganizerId,
                ConnectionId = connection.Id,
                ClientId = connection.ClientId,
                Provider = connection.Provider,
            }, CancellationToken.None);
        }

        return hasEndedNow;
    }
}
