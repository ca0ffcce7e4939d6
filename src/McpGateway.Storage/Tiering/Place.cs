namespace McpGateway.Storage.Tiering;

/// <summary>Where records of a kind live in a profile with Redis.</summary>
internal enum Place
{
    /// <summary>In the durable store only: rarely read, or something whose absence would permit.</summary>
    Durable,

    /// <summary>In the durable store, read through Redis: what every call needs.</summary>
    Cached,

    /// <summary>In Redis only: gone with it, and its absence only ever refuses.</summary>
    ShortLived,
}
