namespace McpGateway.Storage.Tiering;

/// <summary>What a reader found in the cache; the copy only in the state that is named after it.</summary>
internal readonly record struct CacheView(CacheState State, StoredRecord? Copy = null);
