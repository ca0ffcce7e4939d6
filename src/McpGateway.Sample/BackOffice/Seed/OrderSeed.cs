using System.Globalization;
using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>What was bought with a booking: the order, its tickets, its payment, and the refund of a cancelled
/// one.</summary>
internal static class OrderSeed
{
    public static void Sow(OrganizerRecords records, Booking booking, SeedDice dice)
    {
        var lines = Lines(records, booking);
        var total = Money.Of(lines.Sum(line => line.Total.Amount));
        var refunded = booking.Status == "cancelled" && dice.Chance(80);
        records.Bookings.Put(booking with { Total = total });
        records.Orders.Put(new(
            booking.OrderId, booking.OrganizerId, booking.Reference, refunded ? "refunded" : "paid", booking.Id,
            booking.Customer, lines, total, refunded ? total : Money.Of(0), booking.CreatedAt,
            string.Create(CultureInfo.InvariantCulture, $"Channel fee {total.Amount * 0.03m:0.00}")));
        SowTickets(records, booking, dice);
        SowPayment(records, booking, total, dice);
        if (refunded)
        {
            records.Refunds.Put(new(
                records.NextId("rfd", records.Refunds), booking.OrganizerId, booking.OrderId, total.Amount,
                total.Currency, "completed", "Cancelled by the customer", booking.CreatedAt.AddHours(20)));
        }
    }

    private static List<OrderLine> Lines(OrganizerRecords records, Booking booking) =>
    [
        .. from participant in booking.Participants
           group participant by participant.Minor ? "Child" : "Adult" into category
           let price = records.PricingRules.All.First(rule =>
               rule.ProductId == booking.ProductId && rule.TicketCategoryName == category.Key)
           select new OrderLine(
               booking.ProductId, price.TicketCategoryId, category.Key, category.Count(), price.Price,
               Money.Of(price.Price.Amount * category.Count())),
    ];

    private static void SowTickets(OrganizerRecords records, Booking booking, SeedDice dice)
    {
        foreach (var participant in booking.Participants)
        {
            var checkedIn = booking.Status == "completed";
            records.Tickets.Put(new(
                records.NextId("tkt", records.Tickets), booking.OrganizerId, booking.Id, booking.OrderId,
                booking.ProductName, participant.Minor ? "Child" : "Adult", participant.Name,
                booking.Customer.Consents, booking.StartsAt,
                checkedIn ? "checked_in" : booking.Status == "cancelled" ? "void" : "valid",
                checkedIn ? booking.StartsAt.AddMinutes(-dice.Between(1, 25)) : null, dice.Letters(16)));
        }
    }

    private static void SowPayment(OrganizerRecords records, Booking booking, Money total, SeedDice dice)
    {
        var method = dice.Pick(["card", "card", "card", "paypal", "bank_transfer", "cash"]);
        var byCard = method == "card";
        records.Payments.Put(new(
            records.NextId("pay", records.Payments), booking.OrganizerId, booking.OrderId, total.Amount, total.Currency,
            method, "captured", booking.CreatedAt.AddMinutes(2),
            byCard ? dice.Pick(["visa", "mastercard", "amex"]) : null,
            byCard ? dice.Between(1000, 9999).ToString(CultureInfo.InvariantCulture) : null,
            byCard ? $"fpr_{dice.Letters(20)}" : null));
    }
}
