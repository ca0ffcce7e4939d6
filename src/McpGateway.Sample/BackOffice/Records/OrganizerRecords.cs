using System.Globalization;
using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample.BackOffice.Records;

/// <summary>Everything that belongs to one organizer.</summary>
internal sealed class OrganizerRecords(Organizer organizer)
{
    /// <summary>Held while something changes, so that what was checked still holds when it is written.</summary>
    public Lock Gate { get; } = new();

    public Organizer Organizer => organizer;

    public Table<Venue> Venues { get; } = new();

    public Table<Product> Products { get; } = new();

    public Table<TicketCategory> TicketCategories { get; } = new();

    public Table<PricingRule> PricingRules { get; } = new();

    public Table<Timeslot> Timeslots { get; } = new();

    public Table<Booking> Bookings { get; } = new();

    public Table<Order> Orders { get; } = new();

    public Table<Ticket> Tickets { get; } = new();

    public Table<Payment> Payments { get; } = new();

    public Table<Refund> Refunds { get; } = new();

    public Table<PromoCode> PromoCodes { get; } = new();

    public Table<Voucher> Vouchers { get; } = new();

    public Table<SeasonMembership> Memberships { get; } = new();

    /// <summary>The records of the organizer in the request's path, for endpoints that take them as a
    /// parameter.</summary>
    public static ValueTask<OrganizerRecords?> BindAsync(HttpContext context) => ValueTask.FromResult(
        context.GetRouteValue("organizer") is string organizer
            ? context.RequestServices.GetRequiredService<OperatorRecords>().Of(organizer)
            : null);

    /// <summary>For example <c>bkg_alp_0042</c>.</summary>
    public string IdOf(string kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}_{organizer.Tag}_{number:0000}");

    /// <summary>The id after the last one of its kind. Nothing is ever deleted, so counting is enough.</summary>
    public string NextId<T>(string kind, Table<T> table)
        where T : Owned => IdOf(kind, table.Count + 1);

    /// <summary>An object of any kind.</summary>
    public Owned? FindAny(string id) =>
        (Owned?)Venues.Find(id) ?? (Owned?)Products.Find(id) ?? (Owned?)TicketCategories.Find(id)
        ?? (Owned?)PricingRules.Find(id) ?? (Owned?)Timeslots.Find(id) ?? (Owned?)Bookings.Find(id)
        ?? (Owned?)Orders.Find(id) ?? (Owned?)Tickets.Find(id) ?? (Owned?)Payments.Find(id)
        ?? (Owned?)Refunds.Find(id) ?? (Owned?)PromoCodes.Find(id) ?? (Owned?)Vouchers.Find(id)
        ?? Memberships.Find(id);
}
