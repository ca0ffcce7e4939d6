namespace McpGateway.Storage.Tiering;

/// <summary>What stands in the place of a record's copy.</summary>
internal enum CacheState
{
    /// <summary>The record as the durable store has it.</summary>
    Copy,

    /// <summary>A tombstone: the record is ended, or about to be.</summary>
    Ended,

    /// <summary>Nothing was there; now the caller's claim is, and it may put a copy in its place.</summary>
    Claimed,

    /// <summary>The claim of another: only the durable store knows.</summary>
    Busy,
}
