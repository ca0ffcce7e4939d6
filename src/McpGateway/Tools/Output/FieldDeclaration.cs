using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>What the catalog says about one field of an answer.</summary>
/// <param name="Leaves">False for a field that is only read to check it.</param>
internal sealed record FieldDeclaration(FieldType Type, DataClasses Class, string? Description, bool Leaves = true)
{
    /// <summary>The name under which it leaves, possibly inside a new object (<c>metadata.type</c>); null for its
    /// own.</summary>
    public string? As { get; init; }
}
