namespace McpGateway.Tools.Guards;

/// <summary>What every guard has, of whatever kind.</summary>
/// <param name="Name">The operator's word for it, unique in the catalog: in refusals and in the audit.</param>
internal sealed record GuardHead(string Name, GuardMode Mode);
