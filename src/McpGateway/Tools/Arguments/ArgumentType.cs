namespace McpGateway.Tools.Arguments;

/// <summary>The types of JSON Schema that an argument can have.</summary>
internal enum ArgumentType
{
    String,
    Integer,
    Number,
    Boolean,
    Array,
    Object,
}
