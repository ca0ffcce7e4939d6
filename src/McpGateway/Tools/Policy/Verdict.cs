namespace McpGateway.Tools.Policy;

/// <summary>Whether a tool may be called, and if not, by which of the two gates it is held.</summary>
internal enum Verdict
{
    Allowed,

    /// <summary>The role grants the permission, but the connection lacks a scope: the user can be asked for
    /// more.</summary>
    MissingScope,

    /// <summary>The role does not grant the permission; no scope would help.</summary>
    ForbiddenByRole,
}
