using Microsoft.AspNetCore.Authorization;

namespace McpGateway.Audit.Reading;

/// <summary>Whom the menu leads to the log: people that <see cref="AuditReaders"/> would show some of it.</summary>
internal sealed class MayRead(AuditReaders readers) : AuthorizationHandler<MayRead.Requirement>
{
    public const string Policy = "audit-readers";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        if (context.Resource is HttpContext http && http.Features.Get<SignedInUser>() is { } user
            && readers.MayRead(user))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    /// <summary>Being one.</summary>
    internal sealed class Requirement : IAuthorizationRequirement;
}
