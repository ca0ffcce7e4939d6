namespace McpGateway.Storage.Integrity;

/// <summary>Which chain of the audit log.</summary>
/// <param name="Day">Days since 1970, UTC.</param>
/// <param name="OrganizerId">Empty for events without an organizer.</param>
/// <param name="Lane">Who writes it, where several write at the same time; empty where one does.</param>
internal readonly record struct ChainKey(int Day, string OrganizerId, string Lane);
