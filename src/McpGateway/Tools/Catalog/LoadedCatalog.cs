namespace McpGateway.Tools.Catalog;

/// <summary>What came of loading a folder. With findings, the catalog is incomplete and must not be used.</summary>
internal sealed record LoadedCatalog(IReadOnlyList<Finding> Findings, OperatorCatalog Catalog);
