using System.Security.Cryptography;
using System.Text;
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

    /// <summary>The values of <c>prompt</c> (OpenID Connect Core §3.1.2.1). Consent is asked for always.</summary>
    public required IReadOnlyList<string> Prompts { get; init; }

    public string? LoginHint { get; init; }

    /// <summary>The record of the pushed request that this one is, if any.</summary>
    public string? PushedId { get; init; }

    /// <summary>The client takes no page for an answer.</summary>
    public bool PromptsNone => Prompts is ["none"];

    /// <summary>What it wants of the sign-in. Two requests that differ in anything that a client makes up for each
    /// have different keys.</summary>
    public SignInWish Wish() => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', Client.Id, Redirect.Uri, CodeChallenge, Redirect.State)))),
        Prompts.Contains("login"), Prompts.Contains("select_account"), LoginHint);
}
