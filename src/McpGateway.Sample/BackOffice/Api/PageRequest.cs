namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Which part of a list is asked for.</summary>
internal sealed record PageRequest(int? Limit, string? Cursor);
