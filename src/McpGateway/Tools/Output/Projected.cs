namespace McpGateway.Tools.Output;

/// <summary>A result that may leave.</summary>
/// <param name="Json">A JSON object in UTF-8.</param>
/// <param name="Text">The same for those who read only text: a JSON string in UTF-8; empty when it is to be the JSON
/// itself.</param>
/// <param name="Redactions">How many values were masked, withheld, removed or cleaned of hidden characters.</param>
internal readonly record struct Projected(ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Text, int Redactions);
