namespace McpGateway.Storage.Firestore;

/// <summary>What a request that failed has done, which decides what may follow.</summary>
internal enum FirestoreFault
{
    /// <summary>Nothing: a precondition does not hold.</summary>
    Conflict,

    /// <summary>Nothing: a document, or the database, is not there.</summary>
    Missing,

    /// <summary>Nothing, and the same request may do it in a moment.</summary>
    NotDone,

    /// <summary>An answer that does not say whether it was done.</summary>
    Unsure,

    /// <summary>No answer: it may have been done, and may still be.</summary>
    Silence,

    /// <summary>Nothing, and it would be the same the next time.</summary>
    Refused,
}
