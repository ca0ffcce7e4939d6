using McpGateway.Sample.BackOffice.People;
using McpGateway.Sample.BackOffice.Seed;

namespace McpGateway.Sample.BackOffice.Records;

/// <summary>All organizers' data. Seeded at the start, relative to the day.</summary>
internal sealed class OperatorRecords(TimeProvider time)
{
    private readonly Dictionary<string, OrganizerRecords> byOrganizer = new(StringComparer.Ordinal)
    {
        [Organizer.Alpine.Id] = OrganizerSeed.Grow(AlpinePark.Plan, Today(time)),
        [Organizer.Lakeside.Id] = OrganizerSeed.Grow(LakesideMuseum.Plan, Today(time)),
    };

    public OrganizerRecords? Of(string organizer) => byOrganizer.GetValueOrDefault(organizer);

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
