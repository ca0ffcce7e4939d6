using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace McpGateway.Sample.BackOffice.People;

/// <summary>Who can sign in, and what they may do where right now.</summary>
internal sealed class PeopleDirectory
{
    private readonly FrozenDictionary<string, Account> byLogin =
        DemoAccounts.All.ToFrozenDictionary(account => account.Login, StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, Account> byId =
        DemoAccounts.All.ToFrozenDictionary(account => account.Id, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(string UserId, string Organizer), IReadOnlyList<string>> roles = new();

    public PeopleDirectory()
    {
        foreach (var (login, organizer, role) in DemoAccounts.Roles)
        {
            SetRoles(byLogin[login], organizer, [role]);
        }
    }

    public Account? FindByLogin(string login) => byLogin.GetValueOrDefault(login);

    public Account GetById(string id) => byId[id];

    public IReadOnlyList<string> RolesOf(string userId, string organizer) =>
        roles.GetValueOrDefault((userId, organizer)) ?? [];

    public IReadOnlyList<Membership> MembershipsOf(string userId) =>
    [
        .. from organizer in Organizer.All
           let held = RolesOf(userId, organizer.Id)
           where held.Count > 0
           select new Membership(organizer.Id, organizer.Name, held),
    ];

    /// <summary>No roles at all ends the membership.</summary>
    public void SetRoles(Account account, string organizer, IReadOnlyList<string> held) =>
        roles[(account.Id, organizer)] = held;
}
