namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>The ways in which the back office can misbehave.</summary>
internal enum FaultKind
{
    /// <summary>Answers with an error status.</summary>
    Status,

    /// <summary>Answers late.</summary>
    Delay,

    /// <summary>Closes the connection without an answer.</summary>
    Drop,

    /// <summary>Says it is JSON and sends something else.</summary>
    Garbage,

    /// <summary>Puts a payment card number into text.</summary>
    LeakCard,

    /// <summary>Puts password hashes and an API key into text.</summary>
    LeakHash,

    /// <summary>Answers with objects of another organizer.</summary>
    OtherOrganizer,

    /// <summary>Adds fields that nobody has heard of.</summary>
    ExtraFields,

    /// <summary>Gives dates and times that do not exist.</summary>
    BrokenDates,

    /// <summary>Answers with many megabytes.</summary>
    Huge,
}
