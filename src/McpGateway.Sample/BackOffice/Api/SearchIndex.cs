using System.Globalization;
using McpGateway.Sample.BackOffice.People;
using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>What somebody with certain roles can find at an organizer, kind by kind.</summary>
internal sealed class SearchIndex(OrganizerRecords records, IReadOnlyList<string> roles, string baseUrl)
{
    /// <summary>Each hit with the words by which it is found: those that it shows. Who could find a customer's name could find
    /// it out.</summary>
    public IEnumerable<(SearchHit Hit, string Words)> All =>
    [
        .. For("configuration:read", records.Venues, Venue),
        .. For("configuration:read", records.Products, Product),
        .. For("bookings:read", records.Bookings, Booking),
        .. For("promotions:read", records.PromoCodes, PromoCode),
    ];

    private IEnumerable<(SearchHit Hit, string Words)> For<T>(
        string permission, Table<T> table, Func<T, (SearchHit Hit, string Words)> index)
        where T : Owned =>
        RolePermissions.Allow(roles, permission) ? table.All.Select(index) : [];

    private (SearchHit Hit, string Words) Venue(Venue venue) => Entry(
        venue, "venue", "venues", venue.Name, $"{venue.Address}, {venue.City}, {venue.Country}");

    private (SearchHit Hit, string Words) Product(Product product) => Entry(
        product, "product", $"products/{product.Id}", product.Name, product.Description);

    private (SearchHit Hit, string Words) Booking(Booking booking) => Entry(
        booking, "booking", $"bookings/{booking.Id}", $"Booking {booking.Reference}",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{booking.ProductName} on {booking.StartsAt:yyyy-MM-dd HH:mm}, party of {booking.PartySize}, "
            + $"{booking.Status}, {booking.Total.Amount:0.00} {booking.Total.Currency}"));

    private (SearchHit Hit, string Words) PromoCode(PromoCode code) => Entry(
        code, "promo_code", "promo-codes", $"Promo code {code.Code}", code.Description);

    private (SearchHit Hit, string Words) Entry(
        Owned row, string type, string path, string title, string text)
    {
        var url = $"{baseUrl}/v1/organizers/{row.OrganizerId}/{path}";
        return (new(row.Id, row.OrganizerId, type, title, text, url), $"{title} {text}");
    }
}
