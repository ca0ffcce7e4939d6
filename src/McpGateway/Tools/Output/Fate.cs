namespace McpGateway.Tools.Output;

/// <summary>What becomes of a declared value by its class.</summary>
internal enum Fate
{
    Shown,

    /// <summary>Enough is left to tell two apart.</summary>
    Masked,

    Withheld,
}
