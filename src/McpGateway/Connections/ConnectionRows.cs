namespace McpGateway.Connections;

/// <summary>Connections as pages and API tell of them.</summary>
internal sealed class ConnectionRows(LastUses lastUses)
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    public async ValueTask<IReadOnlyList<ConnectionRow>> ReadAsync(
        IEnumerable<Connection> connections, CancellationToken cancellationToken)
    {
        var rows = new List<ConnectionRow>();
        foreach (var connection in connections)
        {
            rows.Add(new()
            {
                Id = connection.Id,
                ClientId = connection.ClientId,
                ClientName = connection.ClientName,
                RedirectHost = connection.RedirectHost,
                Provider = connection.Provider,
                OrganizerId = connection.OrganizerId,
                OrganizerName = connection.OrganizerName,
                UserId = connection.UserId,
                // Staying connected is what every row here is about.
                Scopes = [.. connection.Scope.Split(' ').Where(scope => scope != "offline_access")],
                CreatedAt = connection.CreatedAt,
                ExpiresAt = connection.ExpiresAt,
                LastUsed = await lastUses.FindAsync(connection.Id, cancellationToken),
            });
        }

        return rows;
    }

    /// <summary>Whether any word of the row has this text in it.</summary>
    public static bool Match(ConnectionRow row, string text) =>
        row.ClientName.Contains(text, AnyCase) || row.RedirectHost.Contains(text, AnyCase)
        || row.Provider.Contains(text, AnyCase) || row.OrganizerName.Contains(text, AnyCase)
        || row.UserId.Contains(text, AnyCase) || row.Scopes.Any(scope => scope.Contains(text, AnyCase));
}
