namespace McpGateway.Tools.Output;

/// <summary>What may leave of a back-office answer: the declared members of its root object, and nothing
/// else.</summary>
/// <param name="Root">The shape of the answer.</param>
/// <param name="IsPaged">True when the answer carries a cursor, so that asking for less is possible.</param>
internal sealed record OutputShape(ObjectShape Root, bool IsPaged);
