namespace McpGateway.Tools.Output;

/// <summary>What was declared to leave is more than an assistant can take.</summary>
internal sealed class ResultTooLargeException : Exception;
