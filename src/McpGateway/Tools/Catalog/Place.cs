namespace McpGateway.Tools.Catalog;

/// <summary>Where something is declared.</summary>
/// <param name="File">Relative to the catalog's folder.</param>
/// <param name="Line">Counted from 1.</param>
internal readonly record struct Place(string File, int Line);
