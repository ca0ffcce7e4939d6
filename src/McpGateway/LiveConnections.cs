namespace McpGateway;

/// <summary>Tells whether a connection is still there, to those who know no more of it than its id.</summary>
internal delegate ValueTask<bool> LiveConnections(string connectionId, CancellationToken cancellationToken);
