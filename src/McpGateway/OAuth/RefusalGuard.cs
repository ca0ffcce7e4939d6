using McpGateway.Audit;
using McpGateway.OAuth.Clients;

namespace McpGateway.OAuth;

/// <summary>Stands before the endpoints where clients authenticate: audits what they are refused.</summary>
/// <param name="action">What it is told as.</param>
internal sealed class RefusalGuard(string action) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        try
        {
            return await next(invocation);
        }
        // Reuse has an event of its own, and so has a limit.
        catch (OAuthException refusal) when (refusal is { RetryAfter: null, Reason: not AuditCode.Reused })
        {
            var context = invocation.HttpContext;
            await context.RequestServices.GetRequiredService<OAuthRefusals>().RecordAsync(
                action, context, refusal.Reason, context.Features.Get<Client>()?.Id ?? refusal.ClientId);
            throw;
        }
    }
}
