namespace McpGateway.Sample.BackOffice.Records;

/// <summary>Money given back for an order.</summary>
internal sealed record Refund(
    string Id, string OrganizerId, string OrderId, decimal Amount, string Currency, string Status, string? Reason,
    DateTimeOffset CreatedAt) : Owned(Id, OrganizerId);
