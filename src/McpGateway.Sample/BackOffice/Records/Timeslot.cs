namespace McpGateway.Sample.BackOffice.Records;

/// <summary>A time at which a product can be visited. <c>status</c> is open or closed.</summary>
internal sealed record Timeslot(
    string Id, string OrganizerId, string ProductId, string ProductName, DateTimeOffset StartsAt,
    DateTimeOffset EndsAt, int Capacity, int Booked, string Status) : Owned(Id, OrganizerId)
{
    /// <summary>The same id under the name that availability uses.</summary>
    public string TimeslotId => Id;

    public int Available => Status == "open" ? Capacity - Booked : 0;
}
