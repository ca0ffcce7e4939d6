using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>What the catalog says about one field of an answer.</summary>
/// <param name="Leaves">False for a field that is only read to check it.</param>
internal sealed record FieldDeclaration(FieldType Type, DataClasses Class, string? Description, bool Leaves = true)
{
    /// <summary>What is neither declared nor leaves.</summary>
    public static readonly FieldDeclaration Unseen = new(FieldType.String, DataClasses.None, null, Leaves: false);

    /// <summary>The name under which it leaves, possibly inside a new object (<c>metadata.type</c>); null for its
    /// own.</summary>
    public string? As { get; init; }

    public FieldFormat Format { get; init; }

    /// <summary>What is added to a time that comes without an offset; null when such a time does not leave.</summary>
    public byte[]? Offset { get; init; }

    /// <summary>The currency of an amount that has none beside it.</summary>
    public string? Currency { get; init; }
}
