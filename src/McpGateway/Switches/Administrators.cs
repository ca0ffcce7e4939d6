using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace McpGateway.Switches;

/// <summary>Whoever may set restrictions at one organizer or more, by the roles of their sign-in.</summary>
internal sealed class Administrators(IOptions<SwitchesOptions> options)
    : AuthorizationHandler<Administrators.Requirement>
{
    public const string Policy = "administrators";

    /// <summary>The organizers at which this person is one.</summary>
    public IEnumerable<(string Id, string Name)> OrganizersOf(SignedInUser user) => user.Person.Memberships
        .Where(membership => options.Value.MakeAdministrator(membership.Roles))
        .Select(membership => (membership.OrganizerId, membership.OrganizerName));

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        if (context.Resource is HttpContext http && http.Features.Get<SignedInUser>() is { } user
            && OrganizersOf(user).Any())
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    /// <summary>Being one.</summary>
    internal sealed class Requirement : IAuthorizationRequirement;
}
