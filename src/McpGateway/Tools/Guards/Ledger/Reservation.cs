namespace McpGateway.Tools.Guards.Ledger;

/// <summary>Room that a call holds, and the bucket from which it can be given back.</summary>
internal sealed record Reservation(Allotment Allotment, long BucketEnd, decimal Amount);
