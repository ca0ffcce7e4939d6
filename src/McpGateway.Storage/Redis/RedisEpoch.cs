namespace McpGateway.Storage.Redis;

/// <summary>
/// The history that the data of a Redis belongs to: its replication id, which changes whenever a server starts and
/// whenever a replica is promoted. Whatever carries another epoch is treated as absent, so that neither a snapshot nor
/// a replica that lagged behind brings back what was used up or revoked since.
/// </summary>
internal static class RedisEpoch
{
    /// <summary>Defines <c>epoch</c> for the rest of a script. Read in the script itself, because the server behind a
    /// connection may change between two commands.</summary>
    public const string Script = """
        local epoch = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)')
        if not epoch then return redis.error_reply('NOEPOCH') end

        """;
}
