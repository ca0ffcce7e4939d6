using McpGateway.Audit;
using McpGateway.Limits;
using McpGateway.OAuth.Clients;
using McpGateway.Storage;

namespace McpGateway.OAuth.Authorize;

/// <summary>Stands before <c>/authorize</c>: limits how often it may be asked, and audits which check refused.</summary>
internal sealed class AuthorizeGuard(RateLimits limits, OAuthRefusals refusals) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        await refusals.RefuseAsync(context, await SpendAsync(context), isPage: true);
        try
        {
            var answer = await next(invocation);
            await refusals.RecordAsync(AuditAction.AuthorizeAccepted, context, "",
                context.Features.Get<Client>()?.Id, AuditOutcome.Success);
            return answer;
        }
        catch (OAuthException refusal)
        {
            await refusals.RecordAsync(AuditAction.AuthorizeRefused, context, refusal.Reason, refusal.ClientId);
            throw;
        }
    }

    private ValueTask<Exceeded?> SpendAsync(HttpContext context) =>
        context.Features.Get<SignedInUser>() is { } user
            ? limits.SpendAuthorizationAsync(user.Person.UserId, context.RequestAborted)
            : limits.SpendAuthorizationAsync(
                context.Request.Query["client_id"].ToString(), context.Connection.RemoteIpAddress,
                context.RequestAborted);
}
