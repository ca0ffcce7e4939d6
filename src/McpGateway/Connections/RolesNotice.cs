using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.Connections;

/// <summary>Makes the next call of every connection concerned read the roles anew, on every replica: a call reads its
/// connection's record anyway, and the record says from when on older readings are stale.</summary>
internal sealed class RolesNotice(ConnectionStore connections, AuditTrail trail, TimeProvider time)
{
    private const int AtOnce = 16;

    /// <summary>Durable once it returns. At least one of user and organizer is given.</summary>
    /// <param name="credential">Who says so.</param>
    /// <returns>How many connections are concerned.</returns>
    public async ValueTask<int> TakeAsync(string? userId, string? organizerId, string credential, string requestId)
    {
        var concerned = userId is null
            ? await MarkOrganizerAsync(organizerId!)
            : await MarkAsync((await connections.ListAllByUserAsync(userId, CancellationToken.None))
                .Where(connection => organizerId is null || connection.OrganizerId == organizerId));
        await trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = requestId,
            Action = AuditAction.RolesNoticed,
            Outcome = AuditOutcome.Success,
            UserId = userId,
            OrganizerId = organizerId,
            ClientId = credential,
        }, CancellationToken.None);
        return concerned;
    }

    // A connection that is added meanwhile has no reading of the roles yet, so the walk need not find it.
    private async ValueTask<int> MarkOrganizerAsync(string organizerId)
    {
        var (concerned, afterId) = (0, default(string));
        while (await connections.ListByOrganizerAsync(organizerId, afterId, CancellationToken.None)
            is { Count: > 0 } page)
        {
            concerned += await MarkAsync(page);
            afterId = page[^1].Id;
        }

        return concerned;
    }

    private async ValueTask<int> MarkAsync(IEnumerable<Connection> found)
    {
        var concerned = 0;
        // Side by side, because the store writes what arrives together as one.
        foreach (var some in found.Chunk(AtOnce))
        {
            var marked = await Task.WhenAll(some.Select(connection => TryMarkAsync(connection.Id)));
            concerned += marked.Count(isMarked => isMarked);
        }

        return concerned;
    }

    /// <summary>False when the connection has ended. A refresh may win the race for the record, never the
    /// last word.</summary>
    private async Task<bool> TryMarkAsync(string connectionId)
    {
        while (await connections.FindAsync(connectionId, CancellationToken.None) is { } stored)
        {
            var changed = stored.Connection with { RolesGeneration = stored.Connection.RolesGeneration + 1 };
            if (await connections.TryReplaceAsync(changed, stored.Version, CancellationToken.None))
            {
                return true;
            }
        }

        return false;
    }
}
