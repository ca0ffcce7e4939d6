namespace McpGateway.Tools.Catalog;

/// <summary>Where the operator's catalog lies.</summary>
internal sealed class CatalogOptions
{
    public const string Section = "Gateway:Catalog";

    /// <summary>The folder with <c>roles.yaml</c>, <c>scopes.yaml</c> and <c>tools/</c>.</summary>
    public string Path { get; set; } = "";
}
