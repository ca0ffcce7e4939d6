namespace McpGateway.Tools.Output;

/// <summary>What a declared field holds; anything else in its place makes the answer unusable.</summary>
internal enum FieldType
{
    String,
    Integer,
    Number,
    Boolean,
}
