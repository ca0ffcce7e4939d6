using System.Runtime.CompilerServices;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Connections;

/// <summary>Connections over the record store.</summary>
internal sealed class ConnectionStore(IRecordStore records)
{
    /// <summary>More than a person ever has; a page shows no more.</summary>
    private const int MaxListed = 1000;

    // The store gives out the same instance while a record stays as it is, and what was read from it is still true.
    private readonly ConditionalWeakTable<StoredRecord, StoredConnection> opened = [];

    public async ValueTask<StoredConnection?> FindAsync(string id, CancellationToken cancellationToken) =>
        await records.FindAsync(Connection.Kind, id, cancellationToken) is { } record
            ? opened.GetOrAdd(record, Open)
            : null;

    public async ValueTask<bool> IsLiveAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is not null;

    public ValueTask<bool> TryAddAsync(Connection connection, CancellationToken cancellationToken) =>
        records.TryAddAsync(Seal(connection), cancellationToken);

    /// <summary>False = somebody else changed or ended the connection meanwhile.</summary>
    public ValueTask<bool> TryReplaceAsync(Connection connection, long version, CancellationToken cancellationToken) =>
        records.TryReplaceAsync(Seal(connection), version, cancellationToken);

    /// <summary>Ends the connection: with its record every token of it is gone. False when it was gone
    /// already.</summary>
    public ValueTask<bool> RemoveAsync(string id, CancellationToken cancellationToken) =>
        records.RemoveAsync(Connection.Kind, id, cancellationToken);

    /// <summary>Ends whatever has this id, and gives back what it was; null when there was none. Of many who ask one gets
    /// it.</summary>
    public async ValueTask<Connection?> TakeAsync(string id, CancellationToken cancellationToken) =>
        Handles.IsRecordId(id) && await records.TakeAsync(Connection.Kind, id, cancellationToken) is { } record
            ? Open(record).Connection
            : null;

    /// <summary>The established connections of a user, newest first.</summary>
    public async ValueTask<IReadOnlyList<Connection>> ListByUserAsync(
        string userId, CancellationToken cancellationToken) =>
        [.. (await ListAllByUserAsync(userId, cancellationToken)).Where(connection => connection.IsEstablished)
            .OrderByDescending(connection => connection.CreatedAt)];

    /// <summary>The connections of a user, with those whose code is not redeemed yet.</summary>
    public async ValueTask<IReadOnlyList<Connection>> ListAllByUserAsync(
        string userId, CancellationToken cancellationToken)
    {
        var found = await records.ListAsync(Connection.Kind, $"user:{userId}", null, MaxListed, cancellationToken);
        return [.. found.Select(record => Open(record).Connection)];
    }

    /// <summary>Connections of an organizer in the order of their ids, those after <paramref name="afterId"/> if
    /// given; an empty page is the end.</summary>
    public async ValueTask<IReadOnlyList<Connection>> ListByOrganizerAsync(
        string organizerId, string? afterId, CancellationToken cancellationToken)
    {
        var found = await records.ListAsync(
            Connection.Kind, $"organizer:{organizerId}", afterId, MaxListed, cancellationToken);
        return [.. found.Select(record => Open(record).Connection)];
    }

    /// <summary>Connections of a client, established or not: some while there are any.</summary>
    public async ValueTask<IReadOnlyList<Connection>> ListByClientAsync(
        string clientId, CancellationToken cancellationToken)
    {
        var found = await records.ListAsync(Connection.Kind, $"client:{clientId}", null, MaxListed, cancellationToken);
        return [.. found.Select(record => Open(record).Connection)];
    }

    private static StoredConnection Open(StoredRecord record) => new(
        JsonSerializer.Deserialize(record.Content.Span, ConnectionsJson.Default.Connection)
            ?? throw new InvalidDataException("A connection record is empty."),
        record.Version);

    private static StoredRecord Seal(Connection connection) => new()
    {
        Kind = Connection.Kind,
        Id = connection.Id,
        Owner = connection.OrganizerId,
        // Until the code is redeemed the record lives no longer than the code.
        ExpiresAt = connection.IsEstablished ? connection.ExpiresAt : connection.Code.ExpiresAt,
        Indexes = [$"user:{connection.UserId}", $"organizer:{connection.OrganizerId}", $"client:{connection.ClientId}"],
        Content = JsonSerializer.SerializeToUtf8Bytes(connection, ConnectionsJson.Default.Connection),
    };
}

/// <summary>A connection as it was read, with the version to replace it by.</summary>
internal sealed record StoredConnection(Connection Connection, long Version);
