namespace McpGateway.BackOffice;

/// <summary>A person as the back office describes them right now: id, name for the pages, memberships.</summary>
internal sealed record Person
{
    /// <summary>The <c>sub</c> claim: the back office's stable, opaque user id.</summary>
    public required string UserId { get; init; }

    /// <summary>For the pages that the person sees; never logged or audited.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>What the person may do as the operator's own staff: <c>security</c>, <c>data-protection</c>.</summary>
    public required IReadOnlyList<string> StaffRoles { get; init; }

    public Membership? FindMembership(string organizerId) =>
        Memberships.FirstOrDefault(membership => membership.OrganizerId == organizerId);
}
