using McpGateway.Sample.BackOffice.People;
using Microsoft.AspNetCore.Authorization;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Checks the roles as they are now. An unknown organizer is one where nobody has a role.</summary>
internal sealed class PermissionHandler(PeopleDirectory people) : AuthorizationHandler<Permission>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Permission requirement)
    {
        if (context.User.Identity?.IsAuthenticated == true
            && context.Resource is HttpContext http
            && http.GetRouteValue("organizer") is string organizer)
        {
            var roles = people.RolesOf(context.User.UserId, organizer);
            if (requirement.Name is null ? roles.Count > 0 : RolePermissions.Allow(roles, requirement.Name))
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;
    }
}
