namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>One request that arrived: no header value but the idempotency key, no query, no body.</summary>
internal sealed record LoggedRequest(
    string Method, string Path, IReadOnlyList<string> HeaderNames, string? IdempotencyKey);
