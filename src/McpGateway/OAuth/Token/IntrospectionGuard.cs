using System.Security.Claims;
using McpGateway.Limits;

namespace McpGateway.OAuth.Token;

/// <summary>Stands before <c>/introspect</c>: limits how often one credential may ask.</summary>
internal sealed class IntrospectionGuard(RateLimits limits, OAuthRefusals refusals) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        await refusals.RefuseAsync(context, await limits.SpendIntrospectionAsync(
            context.User.FindFirstValue("sub") ?? "", context.RequestAborted));
        return await next(invocation);
    }
}
