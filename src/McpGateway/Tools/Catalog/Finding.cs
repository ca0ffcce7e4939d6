namespace McpGateway.Tools.Catalog;

/// <summary>A mistake in the catalog.</summary>
/// <param name="File">Relative to the catalog's folder.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Message">Which rule is broken and what to do.</param>
internal sealed record Finding(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
