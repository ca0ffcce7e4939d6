namespace McpGateway.Tools.Output;

/// <summary>A JSON object that may leave.</summary>
/// <param name="Json">UTF-8.</param>
/// <param name="Redactions">How many values were masked, withheld or removed.</param>
internal readonly record struct Projected(ReadOnlyMemory<byte> Json, int Redactions);
