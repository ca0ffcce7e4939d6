using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>What else changes with a booking. The caller holds the organizer's gate.</summary>
internal static class BookingChanges
{
    public static Booking Reschedule(OrganizerRecords records, Booking booking, string timeslotId, string? expected)
    {
        RequireConfirmed(booking);
        if (expected is not null && expected != booking.TimeslotId)
        {
            throw Refusal.Conflict($"The booking is at '{booking.TimeslotId}', not '{expected}' as expected.");
        }

        var target = records.Timeslots.Get(timeslotId);
        if (target.ProductId != booking.ProductId)
        {
            throw Refusal.Invalid("timeslot_id", "must be a timeslot of the booked product");
        }

        if (target.Id == booking.TimeslotId)
        {
            return booking;
        }

        if (target.Available < booking.PartySize)
        {
            throw Refusal.Conflict($"{target.Available} places are left there for a party of {booking.PartySize}.");
        }

        GiveBackPlaces(records, booking);
        records.Timeslots.Put(target with { Booked = target.Booked + booking.PartySize });
        foreach (var ticket in records.Tickets.All.Where(ticket => ticket.BookingId == booking.Id))
        {
            records.Tickets.Put(ticket with { StartsAt = target.StartsAt });
        }

        return records.Bookings.Put(booking with { TimeslotId = target.Id, StartsAt = target.StartsAt });
    }

    public static Booking Cancel(OrganizerRecords records, Booking booking, string? reason)
    {
        RequireConfirmed(booking);
        GiveBackPlaces(records, booking);
        foreach (var ticket in records.Tickets.All.Where(ticket => ticket.BookingId == booking.Id))
        {
            records.Tickets.Put(ticket with { Status = "void" });
        }

        return records.Bookings.Put(
            booking with { Status = "cancelled", InternalNote = reason ?? booking.InternalNote });
    }

    private static void RequireConfirmed(Booking booking)
    {
        if (booking.Status != "confirmed")
        {
            throw Refusal.Conflict($"The booking is {booking.Status}; only a confirmed one can be changed.");
        }
    }

    private static void GiveBackPlaces(OrganizerRecords records, Booking booking)
    {
        var left = records.Timeslots.Get(booking.TimeslotId);
        records.Timeslots.Put(left with { Booked = left.Booked - booking.PartySize });
    }
}
