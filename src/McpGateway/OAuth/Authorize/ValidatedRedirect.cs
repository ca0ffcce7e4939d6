using McpGateway.OAuth.Clients;
using Microsoft.AspNetCore.WebUtilities;

namespace McpGateway.OAuth.Authorize;

/// <summary>
/// A redirect proven to be the client's. Only <see cref="TryProve"/> makes one, so nothing can be sent to an address
/// that
/// was not checked (RFC 9700 §4.11).
/// </summary>
internal sealed class ValidatedRedirect
{
    private readonly string issuer;

    private ValidatedRedirect(string clientId, string uri, string? state, string issuer) =>
        (ClientId, Uri, State, this.issuer) = (clientId, uri, state, issuer);

    /// <summary>Whose it is.</summary>
    public string ClientId { get; }

    public string Uri { get; }

    /// <summary>The client's <c>state</c>, returned byte for byte; null if it sent none.</summary>
    public string? State { get; }

    public static ValidatedRedirect? TryProve(Client client, string uri, string? state, string issuer) =>
        client.RedirectUris.Any(registered => RedirectUri.Matches(registered, uri))
        && RedirectUri.FindProblem(uri, issuer) is null
            ? new(client.Id, uri, state, issuer)
            : null;

    /// <summary>OAuth 2.1 §4.1.2.</summary>
    public string WithCode(string code) => With(("code", code));

    /// <summary>OAuth 2.1 §4.1.2.1.</summary>
    public string WithError(OAuthError error) => With(("error", error.Code), ("error_description", error.Description));

    private string With(params IEnumerable<(string Name, string Value)> answer)
    {
        var parameters = answer.Select(parameter => KeyValuePair.Create(parameter.Name, (string?)parameter.Value));
        if (State is not null)
        {
            parameters = parameters.Append(KeyValuePair.Create("state", (string?)State));
        }

        // RFC 9207: on errors as well, so that a client can tell whose answer it holds.
        return QueryHelpers.AddQueryString(Uri, parameters.Append(KeyValuePair.Create("iss", (string?)issuer)));
    }
}
