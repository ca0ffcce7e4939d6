using McpGateway.OAuth.Clients;

namespace McpGateway.OAuth.Authorize;

/// <summary>An authorization request that passed every check.</summary>
internal sealed record AuthorizeRequest
{
    public required Client Client { get; init; }

    public required ValidatedRedirect Redirect { get; init; }

    /// <summary>The S256 code challenge (RFC 7636).</summary>
    public required string CodeChallenge { get; init; }

    public required Resource Resource { get; init; }

    /// <summary>What is asked for, of what exists; the defaults when the client named nothing.</summary>
    public required ScopeSet Scopes { get; init; }

    /// <summary>The client takes no page for an answer (OpenID Connect Core §3.1.2.1).</summary>
    public required bool PromptsNone { get; init; }
}
