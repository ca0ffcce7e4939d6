namespace McpGateway.BackOffice;

/// <summary>One request to the operator's API: all that the gateway sends, and nothing else.</summary>
internal readonly record struct BackOfficeRequest
{
    /// <summary>Whose it is, for the sake of the others: it is not sent as such.</summary>
    public required string OrganizerId { get; init; }

    public required HttpMethod Method { get; init; }

    /// <summary>Path and query below the API's URL, escaped.</summary>
    public required string Target { get; init; }

    /// <summary>The back office's own token of the user; never the client's (promise S17).</summary>
    public required string AccessToken { get; init; }

    /// <summary>Makes a write that arrives twice act once.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>JSON, or null for a request without a body.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }
}
