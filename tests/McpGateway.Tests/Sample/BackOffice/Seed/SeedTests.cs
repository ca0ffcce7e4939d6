using System.Text.Json;
using McpGateway.Sample.BackOffice.Records;
using McpGateway.Sample.BackOffice.Seed;

namespace McpGateway.Tests.Sample.BackOffice.Seed;

public sealed class SeedTests
{
    private static readonly DateOnly Today = new(2026, 7, 28);

    public static TheoryData<string> Organizers => ["org_alpine", "org_lakeside"];

    [Theory]
    [MemberData(nameof(Organizers))]
    public void Data_IsTheSameOnEveryStartOfADay(string organizer) =>
        Assert.Equal(Snapshot(Grow(organizer)), Snapshot(Grow(organizer)));

    [Theory]
    [MemberData(nameof(Organizers))]
    public void Bookings_ReachFromThePastIntoTheComingWeeks(string organizer)
    {
        var bookings = Grow(organizer).Bookings.All.ToList();
        Assert.True(bookings.Count > 100);
        Assert.Contains(bookings, booking => DateOf(booking.StartsAt) < Today.AddDays(-14));
        Assert.Contains(bookings, booking => DateOf(booking.StartsAt) > Today.AddDays(14));
        Assert.Contains(bookings, booking => booking.Participants.Any(participant => participant.Minor));
        Assert.Contains(bookings, booking => booking.Customer.MarketingConsent);
        Assert.Contains(bookings, booking => !booking.Customer.MarketingConsent);
        Assert.All(bookings, booking => Assert.True(DateOf(booking.CreatedAt) < Today));
    }

    [Theory]
    [MemberData(nameof(Organizers))]
    public void Figures_AgreeWithEachOther(string organizer)
    {
        var records = Grow(organizer);
        foreach (var slot in records.Timeslots.All)
        {
            var places = records.Bookings.All
                .Where(booking => booking.TimeslotId == slot.Id && booking.Status != "cancelled")
                .Sum(booking => booking.PartySize);
            Assert.Equal(places, slot.Booked);
            Assert.InRange(slot.Booked, 0, slot.Capacity);
        }

        foreach (var booking in records.Bookings.All)
        {
            var order = records.Orders.Find(booking.OrderId)!;
            Assert.Equal(booking.Total, order.Total);
            Assert.Equal(order.Total.Amount, order.Lines.Sum(line => line.Total.Amount));
            Assert.Equal(
                booking.PartySize, records.Tickets.All.Count(ticket => ticket.BookingId == booking.Id));
            Assert.Equal(
                order.Refunded.Amount,
                records.Refunds.All.Where(refund => refund.OrderId == order.Id).Sum(refund => refund.Amount));
        }
    }

    [Theory]
    [MemberData(nameof(Organizers))]
    public void Minors_AreUnderEighteenOnTheDay_AndNobodyElseIs(string organizer)
    {
        var visits =
            from booking in Grow(organizer).Bookings.All
            from participant in booking.Participants
            select (participant.Minor, Adult: participant.DateOfBirth.AddYears(18) <= DateOf(booking.StartsAt));

        Assert.All(visits, visit => Assert.NotEqual(visit.Minor, visit.Adult));
    }

    [Fact]
    public void Objects_OfTwoOrganizers_ShareNoId()
    {
        Assert.Empty(Grow("org_alpine").Bookings.All.Select(booking => booking.Id)
            .Intersect(Grow("org_lakeside").Bookings.All.Select(booking => booking.Id)));
        Assert.NotNull(Grow("org_alpine").Bookings.Find("bkg_alp_0042"));
    }

    private static OrganizerRecords Grow(string organizer) =>
        OrganizerSeed.Grow(organizer == "org_alpine" ? AlpinePark.Plan : LakesideMuseum.Plan, Today);

    private static string Snapshot(OrganizerRecords records) => JsonSerializer.Serialize(new object[]
    {
        records.Venues.All, records.Products.All, records.TicketCategories.All, records.PricingRules.All,
        records.Timeslots.All, records.Bookings.All, records.Orders.All, records.Tickets.All, records.Payments.All,
        records.Refunds.All, records.PromoCodes.All, records.Vouchers.All, records.Memberships.All,
    });

    private static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime);
}
