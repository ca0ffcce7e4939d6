namespace McpGateway.Tools.Output;

/// <summary>A place in what is written, to come back to.</summary>
internal readonly record struct Position(int Json, int Text, Layer Layer, int Kinds);
