using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Tickets, and admitting their holders.</summary>
internal static class TicketEndpoints
{
    public static void Map(IEndpointRouteBuilder organizer)
    {
        organizer.MapGet("/tickets", Tickets).Needs("bookings:read");
        organizer.MapPost("/tickets/{id}/check-in", CheckIn).Needs("bookings:write");
    }

    private static Page<Ticket> Tickets(
        OrganizerRecords records, string? booking_id, string? order_id, string? status,
        [AsParameters] PageRequest page) =>
        Page.Of(
            records.Tickets.All.Where(ticket =>
                (booking_id is null || ticket.BookingId == booking_id)
                && (order_id is null || ticket.OrderId == order_id)
                && (status is null || ticket.Status == status)),
            page, ticket => ticket.Id);

    private static Ticket CheckIn(
        OrganizerRecords records, string id, HttpRequest http, IdempotentAnswers answers, TimeProvider time) =>
        answers.Once(http, records, id, () =>
        {
            var ticket = records.Tickets.Get(id);
            return ticket.Status == "valid"
                ? records.Tickets.Put(ticket with { Status = "checked_in", CheckedInAt = time.GetUtcNow() })
                : throw Refusal.Conflict($"The ticket is {ticket.Status}; only a valid one can be checked in.");
        });
}
