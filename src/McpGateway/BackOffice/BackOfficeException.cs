namespace McpGateway.BackOffice;

/// <summary>The back office gave no usable answer. Carries no text of the back office: that could name
/// people.</summary>
internal sealed class BackOfficeException(BackOfficeFailure failure, Exception? cause = null)
    : Exception($"The back office gave no usable answer ({failure}).", cause)
{
    public BackOfficeFailure Failure { get; } = failure;

    /// <summary>How long the back office asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>It may go better in a moment: no connection, or a broken one, or a 502, 503 or 504, or a 429 that says until
    /// when.</summary>
    public bool IsTransient { get; init; } = failure is BackOfficeFailure.Unreachable or BackOfficeFailure.NotReached;

    /// <summary>It is the back office that is unwell; an answer of 4xx is one of a back office that works.</summary>
    public bool IsOutage => Failure
        is BackOfficeFailure.Unreachable or BackOfficeFailure.NotReached or BackOfficeFailure.TimedOut
        or BackOfficeFailure.Broken;
}
