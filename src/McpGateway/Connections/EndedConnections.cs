using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Connections;

/// <summary>Ended connections over the record store, for as long as they are shown.</summary>
internal sealed class EndedConnections(IRecordStore records, TimeProvider time)
{
    private const int MaxListed = 100;

    private static readonly TimeSpan ShownFor = TimeSpan.FromDays(30);

    public async ValueTask AddAsync(Connection connection, string reason, CancellationToken cancellationToken)
    {
        var ended = new EndedConnection(connection.Id, connection.UserId, connection.OrganizerId,
            connection.ClientName, reason, time.GetUtcNow());
        await records.TryAddAsync(new()
        {
            Kind = EndedConnection.Kind,
            Id = ended.ConnectionId,
            Owner = ended.OrganizerId,
            ExpiresAt = ended.EndedAt + ShownFor,
            Indexes = [$"user:{ended.UserId}"],
            Content = JsonSerializer.SerializeToUtf8Bytes(ended, ConnectionsJson.Default.EndedConnection),
        }, cancellationToken);
    }

    /// <summary>What ended for this user in the last 30 days, newest first.</summary>
    public async ValueTask<IReadOnlyList<EndedConnection>> ListByUserAsync(
        string userId, CancellationToken cancellationToken)
    {
        var found = await records.ListAsync(
            EndedConnection.Kind, $"user:{userId}", null, MaxListed, cancellationToken);
        return
        [
            .. found.Select(record =>
                    JsonSerializer.Deserialize(record.Content.Span, ConnectionsJson.Default.EndedConnection))
                .OfType<EndedConnection>().Where(ended => ended.EndedAt + ShownFor > time.GetUtcNow())
                .OrderByDescending(ended => ended.EndedAt),
        ];
    }
}
