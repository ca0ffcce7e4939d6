using McpGateway.Limits;

namespace McpGateway.OAuth.Clients;

/// <summary>How often one client may ask where clients authenticate. Spent before it is proven who asks, since the
/// proof is what costs.</summary>
internal sealed class ClientLimit(RateLimits limits, OAuthRefusals refusals)
{
    /// <exception cref="OAuthException">429.</exception>
    public async ValueTask SpendAsync(HttpContext context, RequestForm form) => await refusals.RefuseAsync(
        context, await limits.SpendClientRequestAsync(
            ClaimedBy(context.Request, form), context.Connection.RemoteIpAddress, context.RequestAborted));

    /// <summary>Who the request says it is from; empty when it does not say.</summary>
    private static string ClaimedBy(HttpRequest request, RequestForm form) =>
        BasicCredentials.TryRead(request.Headers.Authorization.ToString())?.ClientId ?? form.Find("client_id") ?? "";
}
