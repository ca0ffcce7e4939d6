using McpGateway.Audit;
using McpGateway.Limits;

namespace McpGateway.SignIn;

/// <summary>Stands before back-channel logout: limits how often one address may send tokens, each of which costs a
/// signature check. The back office's own address is not a stranger's.</summary>
internal sealed class LogoutGuard(RateLimits limits, OverLimit overLimit) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        return await overLimit.RefuseAsync(
                context, await limits.SpendLogoutAsync(context.Connection.RemoteIpAddress, context.RequestAborted))
            ?? await next(invocation);
    }
}
