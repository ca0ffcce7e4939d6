using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Sqlite;

/// <summary>How far a chain goes.</summary>
internal sealed class ChainEnd
{
    /// <summary>How many events it has.</summary>
    public long Count { get; set; }

    /// <summary>That of the last event; the beginning where there is none.</summary>
    public byte[] Hash { get; } = AuditBytes.Beginning.ToArray();
}
