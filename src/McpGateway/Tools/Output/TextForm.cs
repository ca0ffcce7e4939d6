namespace McpGateway.Tools.Output;

/// <summary>How the text shows what is being written.</summary>
internal enum TextForm
{
    Nothing,

    /// <summary>The answer itself: a line for each member.</summary>
    Lines,

    /// <summary>Its list of objects: a line for each.</summary>
    Rows,

    Row,

    /// <summary>An object in a line.</summary>
    Braces,

    /// <summary>A list in a line.</summary>
    List,

    /// <summary><c>81.90 EUR</c>.</summary>
    Money,
}
