namespace McpGateway.Sample.BackOffice.Records;

/// <summary>Something that can be booked. <c>margin</c> is the share of the price that is profit.</summary>
internal sealed record Product(
    string Id, string OrganizerId, string VenueId, string Name, string Description, string Kind, bool Active,
    int DurationMinutes, decimal Margin) : Owned(Id, OrganizerId);
