using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>Venues, products, ticket categories and pricing rules.</summary>
internal static class ConfigurationSeed
{
    private static readonly (string Name, int? MinAge, int? MaxAge, decimal Factor)[] Categories =
    [
        ("Adult", 18, 64, 1.00m), ("Child", 4, 17, 0.60m), ("Senior", 65, null, 0.85m),
    ];

    public static void Sow(OrganizerRecords records, OrganizerPlan plan, DateOnly today, SeedDice dice)
    {
        foreach (var venue in plan.Venues)
        {
            records.Venues.Put(new(
                records.NextId("ven", records.Venues), plan.Organizer.Id, venue.Name, venue.Address, venue.City,
                venue.Country, venue.Timezone, venue.InternalNote));
        }

        foreach (var product in plan.Products)
        {
            var sown = records.Products.Put(new(
                records.NextId("prd", records.Products), plan.Organizer.Id, records.IdOf("ven", product.Venue + 1),
                product.Name, product.Description, product.Kind, Active: true, product.Minutes,
                dice.Between(18, 45) / 100m));
            SowPrices(records, sown, product.Price, today);
        }
    }

    private static void SowPrices(OrganizerRecords records, Product product, decimal price, DateOnly today)
    {
        foreach (var (name, minAge, maxAge, factor) in Categories)
        {
            var category = records.TicketCategories.Put(new(
                records.NextId("cat", records.TicketCategories), product.OrganizerId, product.Id, name, minAge,
                maxAge));
            records.PricingRules.Put(new(
                records.NextId("prc", records.PricingRules), product.OrganizerId, product.Id, product.Name, category.Id,
                name, $"{product.Name}, {name}", Money.Of(price * factor), today.AddDays(-180), today.AddDays(180),
                product.Margin));
        }
    }
}
