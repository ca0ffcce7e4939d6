namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>A run of events that is kept by column.</summary>
/// <param name="First">The first sequence that it covers.</param>
/// <param name="Last">The last one.</param>
/// <param name="Events">How many events there are.</param>
/// <param name="FromTime">Of the earliest event, Unix milliseconds.</param>
/// <param name="ToTime">Of the latest one.</param>
internal sealed record Segment(long First, long Last, int Events, long FromTime, long ToTime);
