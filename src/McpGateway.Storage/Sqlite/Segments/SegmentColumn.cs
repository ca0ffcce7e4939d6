namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>The columns of a segment. The numbers are stored and never change.</summary>
internal enum SegmentColumn
{
    /// <summary>Unix milliseconds, 64 bits each.</summary>
    Time = 0,

    /// <summary>64 bits each.</summary>
    Sequence = 1,

    /// <summary>Unix minutes, 32 bits each.</summary>
    Minute = 2,

    /// <summary>A byte each.</summary>
    Outcome = 3,

    // These have words, and codes of one byte each where those suffice, otherwise of two.
    Action = 4,
    Code = 5,
    User = 6,
    Organizer = 7,
    Connection = 8,
    Client = 9,
    Provider = 10,
    Tool = 11,
    ToolDigest = 12,
    Effect = 13,
    Guard = 14,
}
