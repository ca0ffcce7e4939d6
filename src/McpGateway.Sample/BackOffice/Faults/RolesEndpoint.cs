using McpGateway.Sample.BackOffice.Api;
using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>Changes somebody's roles, as an administrator of the back office would. No roles end the
/// membership. With <c>notify</c> it answers once the gateway has taken notice; without, the gateway finds out by
/// itself.</summary>
internal static class RolesEndpoint
{
    public static async Task<IReadOnlyList<Membership>> ChangeAsync(
        string login, NewRoles change, PeopleDirectory people, RolesNotice notice, CancellationToken cancellationToken)
    {
        var account = people.FindByLogin(login)
            ?? throw new Refusal(StatusCodes.Status404NotFound, $"There is no account '{login}'.");
        if (Organizer.All.All(organizer => organizer.Id != change.Organizer))
        {
            throw Refusal.Invalid("organizer", $"may be {string.Join(" or ", Organizer.All.Select(one => one.Id))}");
        }

        if (change.Roles.FirstOrDefault(role => !RolePermissions.Exists(role)) is not null)
        {
            throw Refusal.Invalid("roles", $"may hold {string.Join(", ", RolePermissions.Roles)}");
        }

        people.SetRoles(account, change.Organizer, change.Roles);
        if (change.Notify)
        {
            await notice.SendAsync(account.Id, change.Organizer, cancellationToken);
        }

        return people.MembershipsOf(account.Id);
    }

    internal sealed record NewRoles(string Organizer, IReadOnlyList<string> Roles, bool Notify = false);
}
