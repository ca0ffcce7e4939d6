using System.Security.Claims;
using McpGateway.Limits;

namespace McpGateway.Audit;

/// <summary>Stands before the management API and the pages of the staff: limits how often each credential and each
/// person may ask.</summary>
internal sealed class ManagementGuard(RateLimits limits, OverLimit overLimit) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var who = context.User.FindFirstValue("sub") ?? "";
        return await overLimit.RefuseAsync(
                context, await limits.SpendManagementAsync(who, context.RequestAborted), who)
            ?? await next(invocation);
    }
}
