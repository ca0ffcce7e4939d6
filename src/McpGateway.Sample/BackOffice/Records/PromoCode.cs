namespace McpGateway.Sample.BackOffice.Records;

/// <summary>A discount that customers type in. <c>kind</c> is percent or amount (in euros).</summary>
internal sealed record PromoCode(
    string Id, string OrganizerId, string Code, string Description, string Kind, decimal Value, DateOnly ValidFrom,
    DateOnly ValidTo, int? MaxUses, int Uses, bool Active, string? InternalNote) : Owned(Id, OrganizerId);
