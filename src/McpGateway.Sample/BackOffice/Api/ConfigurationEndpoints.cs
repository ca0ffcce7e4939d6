using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Venues, products, ticket categories and pricing rules.</summary>
internal static class ConfigurationEndpoints
{
    private const string Read = "configuration:read";

    public static void Map(IEndpointRouteBuilder organizer)
    {
        organizer.MapGet("/venues", Venues).Needs(Read);
        organizer.MapGet("/products", Products).Needs(Read);
        organizer.MapGet("/products/{id}", Product).Needs(Read);
        organizer.MapGet("/ticket-categories", TicketCategories).Needs(Read);
        organizer.MapGet("/pricing-rules", PricingRules).Needs(Read);
        organizer.MapPut("/pricing-rules/{id}", SetPrice).Needs("configuration:write");
    }

    private static Page<Venue> Venues(OrganizerRecords records, [AsParameters] PageRequest page) =>
        Page.Of(records.Venues.All, page, venue => venue.Id);

    private static Page<Product> Products(
        OrganizerRecords records, string? venue_id, [AsParameters] PageRequest page) =>
        Page.Of(
            records.Products.All.Where(product => venue_id is null || product.VenueId == venue_id),
            page, product => product.Id);

    private static Product Product(OrganizerRecords records, string id) => records.Products.Get(id);

    private static Page<TicketCategory> TicketCategories(
        OrganizerRecords records, string? product_id, [AsParameters] PageRequest page) =>
        Page.Of(
            records.TicketCategories.All.Where(category => product_id is null || category.ProductId == product_id),
            page, category => category.Id);

    private static Page<PricingRule> PricingRules(
        OrganizerRecords records, string? product_id, [AsParameters] PageRequest page) =>
        Page.Of(
            records.PricingRules.All.Where(rule => product_id is null || rule.ProductId == product_id),
            page, rule => rule.Id);

    private static PricingRule SetPrice(OrganizerRecords records, string id, NewPrice change)
    {
        Amounts.Check("price", change.Price);
        lock (records.Gate)
        {
            var rule = records.PricingRules.Get(id);
            if (change.ExpectedPrice is { } expected && expected != rule.Price.Amount)
            {
                throw Refusal.Conflict($"The price is {rule.Price.Amount}, not {expected} as expected.");
            }

            return records.PricingRules.Put(rule with { Price = rule.Price with { Amount = change.Price } });
        }
    }

    internal sealed record NewPrice(decimal Price, decimal? ExpectedPrice = null);
}
