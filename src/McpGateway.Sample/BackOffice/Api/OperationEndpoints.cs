using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Timeslots: what is on, what is free, how many may come.</summary>
internal static class OperationEndpoints
{
    private const int MostPlaces = 10_000;

    public static void Map(IEndpointRouteBuilder organizer)
    {
        organizer.MapGet("/timeslots", Timeslots).Needs("operations:read");
        organizer.MapGet("/availability", Availability).Needs("operations:read");
        organizer.MapPut("/timeslots/{id}/capacity", SetCapacity).Needs("operations:write");
        organizer.MapPost("/timeslots/{id}/close", Close).Needs("operations:write");
    }

    private static Page<Timeslot> Timeslots(
        OrganizerRecords records, string? product_id, string? status, [AsParameters] DateRange dates,
        [AsParameters] PageRequest page) =>
        Find(records, product_id, dates, page, slot => status is null || slot.Status == status);

    private static Page<Timeslot> Availability(
        OrganizerRecords records, string? product_id, [AsParameters] DateRange dates,
        [AsParameters] PageRequest page) =>
        Find(records, product_id, dates, page, slot => slot.Status == "open");

    private static Page<Timeslot> Find(
        OrganizerRecords records, string? productId, DateRange dates, PageRequest page, Func<Timeslot, bool> fits) =>
        Page.Of(
            records.Timeslots.All.Where(slot =>
                (productId is null || slot.ProductId == productId) && dates.Contains(slot.StartsAt) && fits(slot)),
            page, slot => SortKeys.ByTime(slot.StartsAt, slot.Id));

    private static Timeslot SetCapacity(OrganizerRecords records, string id, NewCapacity change)
    {
        if (change.Capacity is < 0 or > MostPlaces)
        {
            throw Refusal.Invalid("capacity", $"must be from 0 to {MostPlaces}");
        }

        lock (records.Gate)
        {
            var slot = records.Timeslots.Get(id);
            if (change.ExpectedCapacity is { } expected && expected != slot.Capacity)
            {
                throw Refusal.Conflict($"The capacity is {slot.Capacity}, not {expected} as expected.");
            }

            return change.Capacity >= slot.Booked
                ? records.Timeslots.Put(slot with { Capacity = change.Capacity })
                : throw Refusal.Conflict($"{slot.Booked} places are booked; the capacity cannot be below that.");
        }
    }

    private static Timeslot Close(OrganizerRecords records, string id)
    {
        lock (records.Gate)
        {
            return records.Timeslots.Put(records.Timeslots.Get(id) with { Status = "closed" });
        }
    }

    internal sealed record NewCapacity(int Capacity, int? ExpectedCapacity = null);
}
