using System.Globalization;
using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>Bookings of three weeks back and three weeks ahead, each with its order, tickets and payment.</summary>
internal static class BookingSeed
{
    private const int Bookings = 132;

    private const int Customers = 70;

    private static readonly string?[] Notes =
    [
        null, null, null, "Vegetarian lunch for two, please.", "One wheelchair user in the group.",
        "Birthday on the day, a small surprise would be lovely.", "Arriving by train, may be ten minutes late.",
        "Nut allergy (child).", "Please call +43 660 5550123 if it rains.", "Wir bringen einen Kinderwagen mit.",
    ];

    private static readonly string?[] InternalNotes =
        [null, null, "Complained last year, be generous.", "Do not offer further discounts.", "Chargeback in spring."];

    public static void Sow(OrganizerRecords records, DateOnly today, SeedDice dice)
    {
        var people = new SeedPeople(dice);
        var customers = Enumerable.Range(1, Customers)
            .Select(number => people.Customer(records.IdOf("cus", number), number))
            .ToList();
        var timeslots = records.Timeslots.All
            .Where(slot => Math.Abs(Day(slot).DayNumber - today.DayNumber) <= 21)
            .ToList();
        for (var number = 1; number <= Bookings; number++)
        {
            var slot = PickTimeslot(records, timeslots, dice);
            var booking = Book(records, number, slot, dice.Pick(customers), today, dice);
            OrderSeed.Sow(records, booking, dice);
        }
    }

    private static Timeslot PickTimeslot(OrganizerRecords records, List<Timeslot> timeslots, SeedDice dice)
    {
        while (true)
        {
            // As it is now: earlier bookings have taken places.
            var slot = records.Timeslots.Find(dice.Pick(timeslots).Id)!;
            if (slot.Available >= 6)
            {
                return slot;
            }
        }
    }

    private static Booking Book(
        OrganizerRecords records, int number, Timeslot slot, Customer customer, DateOnly today, SeedDice dice)
    {
        var participants = Party(customer, Day(slot), dice);
        var status = Day(slot) < today
            ? dice.Below(20) switch { 0 or 1 => "cancelled", 2 => "no_show", _ => "completed" }
            : dice.Chance(10) ? "cancelled" : "confirmed";
        if (status != "cancelled")
        {
            records.Timeslots.Put(slot with { Booked = slot.Booked + participants.Count });
        }

        return records.Bookings.Put(new(
            records.IdOf("bkg", number), slot.OrganizerId,
            string.Create(CultureInfo.InvariantCulture, $"{records.Organizer.Tag.ToUpperInvariant()}-{1000 + number}"),
            status, slot.ProductId, slot.ProductName, slot.Id, records.IdOf("ord", number), slot.StartsAt,
            participants.Count, Total: default, customer, participants, dice.Pick(Notes),
            CreatedAt(slot, today, dice), dice.Pick(InternalNotes)));
    }

    private static List<Participant> Party(Customer customer, DateOnly day, SeedDice dice)
    {
        var people = new SeedPeople(dice);
        var family = customer.Name[(customer.Name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        var adults = dice.Between(0, 2);
        var children = dice.Chance(45) ? dice.Between(1, 3) : 0;
        return
        [
            people.Adult(customer.Name, day),
            .. Enumerable.Range(0, adults).Select(_ => people.Adult(people.Name(), day)),
            .. Enumerable.Range(0, children).Select(_ => people.Child(people.Name(family), day)),
        ];
    }

    /// <summary>Some days before the visit, and before today.</summary>
    private static DateTimeOffset CreatedAt(Timeslot slot, DateOnly today, SeedDice dice)
    {
        var latest = Math.Min(Day(slot).DayNumber, today.DayNumber) - 1;
        var day = DateOnly.FromDayNumber(latest - dice.Below(20));
        return new(day, new TimeOnly(dice.Between(7, 21), dice.Below(60)), TimeSpan.Zero);
    }

    private static DateOnly Day(Timeslot slot) => DateOnly.FromDateTime(slot.StartsAt.UtcDateTime);
}
