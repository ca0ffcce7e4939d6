namespace McpGateway.Tools.Guards;

/// <summary>What a broken guard does.</summary>
internal enum GuardMode
{
    /// <summary>It is audited and the call goes on, so that a rule can be tried on real work.</summary>
    Observe,

    /// <summary>It refuses the call.</summary>
    Enforce,
}
