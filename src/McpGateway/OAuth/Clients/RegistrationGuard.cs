using McpGateway.Limits;

namespace McpGateway.OAuth.Clients;

/// <summary>Stands before <c>/register</c>, where anybody may ask: limits how many clients come into being.</summary>
internal sealed class RegistrationGuard(RateLimits limits, OAuthRefusals refusals) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        await refusals.RefuseAsync(
            context, await limits.SpendRegistrationAsync(context.Connection.RemoteIpAddress, context.RequestAborted));
        return await next(invocation);
    }
}
