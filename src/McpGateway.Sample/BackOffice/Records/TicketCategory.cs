namespace McpGateway.Sample.BackOffice.Records;

/// <summary>Who a ticket is for.</summary>
internal sealed record TicketCategory(
    string Id, string OrganizerId, string ProductId, string Name, int? MinAge, int? MaxAge) : Owned(Id, OrganizerId);
