namespace McpGateway.Storage.Integrity;

/// <summary>What is wrong with an event, a chain or a checkpoint.</summary>
public enum AuditFault
{
    /// <summary>A member of the event, its hash or its place is not what was written.</summary>
    Changed,

    /// <summary>The event at this position is gone.</summary>
    Missing,

    /// <summary>The event comes later than it was written.</summary>
    OutOfOrder,

    /// <summary>The event was not written by a gateway.</summary>
    Added,

    /// <summary>The chain ends before its head.</summary>
    CutAtTheEnd,

    /// <summary>The chain has no head.</summary>
    HeadMissing,

    /// <summary>The head is not that of the chain's last event.</summary>
    HeadChanged,

    /// <summary>The day has not the chains that were signed.</summary>
    DayChanged,

    /// <summary>The signature or the text of a checkpoint is not what was signed.</summary>
    CheckpointChanged,

    /// <summary>There is no checkpoint of a day between signed ones, or of the last that was signed.</summary>
    CheckpointMissing,
}
