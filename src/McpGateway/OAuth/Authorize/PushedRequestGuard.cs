using McpGateway.Audit;
using McpGateway.OAuth.Clients;

namespace McpGateway.OAuth.Authorize;

/// <summary>Stands before <c>/par</c>: what it refuses is told as the authorization request it would have
/// been.</summary>
internal sealed class PushedRequestGuard(OAuthRefusals refusals) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        try
        {
            return await next(invocation);
        }
        // A limit has an event of its own.
        catch (OAuthException refusal) when (refusal.RetryAfter is null)
        {
            var context = invocation.HttpContext;
            await refusals.RecordAsync(
                AuditAction.AuthorizeRefused, context, refusal.Reason,
                context.Features.Get<Client>()?.Id ?? refusal.ClientId);
            throw;
        }
    }
}
