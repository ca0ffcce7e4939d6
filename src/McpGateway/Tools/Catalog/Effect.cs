namespace McpGateway.Tools.Catalog;

/// <summary>What a tool does to the back office's data.</summary>
internal enum Effect
{
    Read,
    Write,

    /// <summary>Cannot be undone.</summary>
    Destructive,
}
