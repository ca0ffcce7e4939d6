using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>Grows an organizer's data from its plan: the same on every start of the same day.</summary>
internal static class OrganizerSeed
{
    public static OrganizerRecords Grow(OrganizerPlan plan, DateOnly today)
    {
        var records = new OrganizerRecords(plan.Organizer);
        var dice = new SeedDice(plan.Seed);
        ConfigurationSeed.Sow(records, plan, today, dice);
        TimeslotSeed.Sow(records, plan, today);
        BookingSeed.Sow(records, today, dice);
        PromotionSeed.Sow(records, plan, today, dice);
        return records;
    }
}
