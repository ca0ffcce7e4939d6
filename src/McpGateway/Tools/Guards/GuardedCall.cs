using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Policy;

namespace McpGateway.Tools.Guards;

/// <summary>What a guard may look at: who calls what, with which checked arguments.</summary>
internal sealed record GuardedCall(Caller Caller, RoleSet Roles, ToolDefinition Tool, BoundArguments Arguments);
