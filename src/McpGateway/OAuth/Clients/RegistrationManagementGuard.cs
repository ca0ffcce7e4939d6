using McpGateway.Limits;

namespace McpGateway.OAuth.Clients;

/// <summary>Stands before a registration's own address: limits how often it is asked from one address, since the id
/// in it is public.</summary>
internal sealed class RegistrationManagementGuard(RateLimits limits, OAuthRefusals refusals) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var clientId = context.Request.RouteValues["clientId"]?.ToString() ?? "";
        await refusals.RefuseAsync(
            context, await limits.SpendRegistrationManagementAsync(
                clientId, context.Connection.RemoteIpAddress, context.RequestAborted));
        return await next(invocation);
    }
}
