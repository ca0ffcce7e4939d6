using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>Timeslots of four weeks back and four weeks ahead, still without bookings.</summary>
internal static class TimeslotSeed
{
    public const int Days = 28;

    public static void Sow(OrganizerRecords records, OrganizerPlan plan, DateOnly today)
    {
        var number = 0;
        records.Timeslots.Fill(
            from day in Enumerable.Range(-Days, (2 * Days) + 1)
            from product in plan.Products.Index()
            from hour in product.Item.Hours
            let starts = new DateTimeOffset(today.AddDays(day), new TimeOnly(hour, 0), TimeSpan.Zero)
            select new Timeslot(
                records.IdOf("tsl", ++number), plan.Organizer.Id, records.IdOf("prd", product.Index + 1),
                product.Item.Name, starts, starts.AddMinutes(product.Item.Minutes), product.Item.Capacity, Booked: 0,
                "open"));
    }
}
