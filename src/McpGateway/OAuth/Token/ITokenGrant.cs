using McpGateway.OAuth.Clients;

namespace McpGateway.OAuth.Token;

/// <summary>The seam for ways to earn tokens (RFC 6749 §1.3). A grant names itself; the metadata follows.</summary>
internal interface ITokenGrant
{
    /// <summary>The value of <c>grant_type</c>.</summary>
    string GrantType { get; }

    /// <summary>Redeems the request of an authenticated client.</summary>
    /// <exception cref="OAuthException">A check failed; nothing was consumed unless the summary of the check says
    /// so.</exception>
    ValueTask<TokenAnswer> RedeemAsync(
        Client client, RequestForm form, string requestId, CancellationToken cancellationToken);
}
