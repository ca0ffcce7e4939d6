namespace McpGateway.BackOffice;

/// <summary>Why the back office gave no usable answer.</summary>
internal enum BackOfficeFailure
{
    /// <summary>The connection broke, and nobody knows what arrived.</summary>
    Unreachable,

    /// <summary>No connection came about, so nothing was sent.</summary>
    NotReached,

    /// <summary>No answer within the deadline.</summary>
    TimedOut,

    /// <summary>A 5xx status.</summary>
    Broken,

    /// <summary>An answer that is not what was declared: not JSON, not the shape.</summary>
    Garbage,

    /// <summary>More than is read of an answer.</summary>
    TooLarge,

    /// <summary>401: the user's back-office session has ended.</summary>
    SignedOut,

    /// <summary>403: the back office itself refuses this user.</summary>
    Forbidden,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>409 or 412: somebody else changed it.</summary>
    Conflict,

    /// <summary>Another 4xx: the values make no sense to the back office.</summary>
    Rejected,

    /// <summary>429.</summary>
    Busy,

    /// <summary>It failed too often just now, so nothing was sent.</summary>
    CircuitOpen,

    /// <summary>Too many requests are on their way to it already, so nothing was sent, at once or after waiting in
    /// vain.</summary>
    QueueFull,
}
