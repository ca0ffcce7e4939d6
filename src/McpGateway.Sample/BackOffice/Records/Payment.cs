namespace McpGateway.Sample.BackOffice.Records;

/// <summary>Money received for an order. The card fields are for the back office's own eyes.</summary>
internal sealed record Payment(
    string Id, string OrganizerId, string OrderId, decimal Amount, string Currency, string Method, string Status,
    DateTimeOffset CreatedAt, string? InternalCardBrand, string? InternalCardLast4, string? CardFingerprint)
    : Owned(Id, OrganizerId);
