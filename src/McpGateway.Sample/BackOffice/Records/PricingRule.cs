namespace McpGateway.Sample.BackOffice.Records;

/// <summary>What a ticket category costs in a period.</summary>
internal sealed record PricingRule(
    string Id, string OrganizerId, string ProductId, string ProductName, string TicketCategoryId,
    string TicketCategoryName, string Name, Money Price, DateOnly ValidFrom, DateOnly ValidTo, decimal Margin)
    : Owned(Id, OrganizerId);
