namespace McpGateway.Storage;

/// <summary>How many events a stretch of time has, by outcome.</summary>
/// <param name="Start">Where it begins, UTC.</param>
/// <param name="Success">Done.</param>
/// <param name="Denied">Refused by a rule.</param>
/// <param name="Failure">Failed.</param>
public sealed record AuditBucket(DateTimeOffset Start, long Success, long Denied, long Failure)
{
    public long Total => Success + Denied + Failure;
}
