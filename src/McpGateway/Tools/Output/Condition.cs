using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>A flag in the data without which an object shows less.</summary>
/// <param name="Flag">The bit of the flag, unique in an output.</param>
/// <param name="Withheld">The classes that leave only with the flag; none when it tells minors.</param>
/// <param name="TellsMinors">Without the flag the object describes a minor.</param>
internal sealed record Condition(ulong Flag, DataClasses Withheld, bool TellsMinors);
