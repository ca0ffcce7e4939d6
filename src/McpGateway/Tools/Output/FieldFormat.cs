namespace McpGateway.Tools.Output;

/// <summary>What a declared text promises to be.</summary>
internal enum FieldFormat
{
    Any,

    /// <summary>RFC 3339 full-date.</summary>
    Date,

    /// <summary>RFC 3339 date-time: with an offset or Z, so that it is one moment everywhere.</summary>
    DateTime,
}
