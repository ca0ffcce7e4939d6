namespace McpGateway.Storage.Integrity;

/// <summary>Which chains must be there: all since retention, and older ones that are held.</summary>
internal sealed class RetainedDays(int purgedBefore, IReadOnlyList<HeldDays> held)
{
    public bool Keeps(int day, string organizerId) =>
        day >= purgedBefore || held.Any(hold => hold.Covers(day, organizerId));

    public bool Keeps(AuditLink link) =>
        Keeps(link.Chain?.Day ?? ChainDay.Of(link.Event.Time), link.Event.OrganizerId ?? "");

    /// <summary>Whether the heads of a day are all there.</summary>
    public bool KeepsAnyOf(int day) => day >= purgedBefore || held.Any(hold => hold.Covers(day));

    /// <summary>Whether retention may have taken the day as a whole.</summary>
    public bool MayLack(int day) => day < purgedBefore;
}
