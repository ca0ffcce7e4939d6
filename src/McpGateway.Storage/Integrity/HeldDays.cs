namespace McpGateway.Storage.Integrity;

/// <summary>Days of an organizer, or of all, whose events stay however old they are.</summary>
/// <param name="OrganizerId">Null for all.</param>
/// <param name="FromDay">Inclusive.</param>
/// <param name="ToDay">Inclusive.</param>
internal sealed record HeldDays(string? OrganizerId, int FromDay, int ToDay)
{
    public bool Covers(int day) => day >= FromDay && day <= ToDay;

    public bool Covers(int day, string? organizerId) =>
        Covers(day) && (OrganizerId is null || OrganizerId == (organizerId ?? ""));
}
