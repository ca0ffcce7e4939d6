namespace McpGateway.Sample.BackOffice.Records;

/// <summary>A place that sells tickets.</summary>
internal sealed record Venue(
    string Id, string OrganizerId, string Name, string Address, string City, string Country, string Timezone,
    string InternalNote) : Owned(Id, OrganizerId);
