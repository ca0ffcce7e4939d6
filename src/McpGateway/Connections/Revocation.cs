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

    /// <summary>
    /// Ends for good what somebody began to end and was never told that it is done: no replica finds it any more, and yet the
    /// durable store may have it. Who finds no connection and would say that it has ended asks this first. False when nothing
    /// was left of it.
    /// </summary>
    /// <param name="connectionId">What was not found.</param>
    /// <param name="reasonFor">What the log is told, once it is known whose it was; null where the reason is another's.</param>
    /// <param name="requestId">Under which it is recorded.</param>
    /// <param name="cancellationToken">Ends the waiting, as above.</param>
    /// <exception cref="StoreUnavailableException">It is not done yet, or nobody can tell.</exception>
    public async ValueTask<bool> FinishAsync(
        string connectionId, Func<Connection, string?> reasonFor, string requestId, CancellationToken cancellationToken) =>
        await FinishAsync(connectionId, reasonFor, requestId).WaitAsync(cancellationToken);

    private async Task<bool> FinishAsync(string connectionId, Func<Connection, string?> reasonFor, string requestId)
    {
        if (await connections.TakeAsync(connectionId, CancellationToken.None) is not { } connection)
        {
            return false;
        }

        await RecordAsync(connection, reasonFor(connection), requestId);
        return true;
    }

    private async Task<bool> EndAsync(Connection connection, string reason, string requestId)
    {
        // Removed first: should the log be out of reach, the answer fails, but the access has ended all the same.
        var hasEndedNow = await connections.RemoveAsync(connection.Id, CancellationToken.None);
        if (hasEndedNow)
        {
            await RecordAsync(connection, reason, requestId);
        }

        return hasEndedNow;
    }

    private async Task RecordAsync(Connection connection, string? reason, string requestId)
    {
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

        // Shown last, since it is worth less than the record.
        if (connection.IsEstablished && reason is not null && RevocationPhrases.Find(reason) is not null)
        {
            await ended.AddAsync(connection, reason, CancellationToken.None);
        }
    }
}
