using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Finding bookings, and changing them.</summary>
internal static class BookingEndpoints
{
    public static void Map(IEndpointRouteBuilder organizer)
    {
        organizer.MapGet("/bookings", Search).Needs("bookings:read");
        organizer.MapGet("/bookings/{id}", Find).Needs("bookings:read");
        organizer.MapPost("/bookings/{id}/reschedule", Reschedule).Needs("bookings:write");
        organizer.MapPost("/bookings/{id}/cancel", Cancel).Needs("bookings:write");
        organizer.MapPost("/bookings/{id}/resend-tickets", ResendTickets).Needs("bookings:write");
    }

    private static Page<Booking> Search(
        OrganizerRecords records, [AsParameters] BookingFilter filter, [AsParameters] DateRange dates,
        [AsParameters] PageRequest page) =>
        Page.Of(
            records.Bookings.All.Where(booking => dates.Contains(booking.StartsAt) && filter.Fits(booking)),
            page, booking => SortKeys.ByTime(booking.StartsAt, booking.Id));

    private static Booking Find(OrganizerRecords records, string id) => records.Bookings.Get(id);

    private static Booking Reschedule(
        OrganizerRecords records, string id, NewTime change, HttpRequest http, IdempotentAnswers answers) =>
        answers.Once(http, records, change, () => BookingChanges.Reschedule(
            records, records.Bookings.Get(id), change.TimeslotId, change.ExpectedTimeslotId));

    private static Booking Cancel(
        OrganizerRecords records, string id, Cancellation cancellation, HttpRequest http, IdempotentAnswers answers) =>
        answers.Once(http, records, cancellation, () => BookingChanges.Cancel(
            records, records.Bookings.Get(id), cancellation.Reason));

    private static ResentTickets ResendTickets(
        OrganizerRecords records, string id, HttpRequest http, IdempotentAnswers answers, TimeProvider time) =>
        answers.Once(http, records, id, () =>
        {
            var booking = records.Bookings.Get(id);
            return booking.Status == "confirmed"
                ? new ResentTickets(booking.Id, booking.OrganizerId, booking.PartySize, time.GetUtcNow())
                : throw Refusal.Conflict($"The booking is {booking.Status}; only a confirmed one has tickets to send.");
        });

    internal sealed record NewTime(string TimeslotId, string? ExpectedTimeslotId = null);

    internal sealed record Cancellation(string? Reason = null);

    /// <summary>The sample sends no mail; the answer says what would have gone to the customer.</summary>
    internal sealed record ResentTickets(string Id, string OrganizerId, int Tickets, DateTimeOffset SentAt);
}
