namespace McpGateway.Sample.BackOffice.Records;

/// <summary>Prepaid value. <c>status</c> is active or redeemed. Whoever knows the code can spend it.</summary>
internal sealed record Voucher(
    string Id, string OrganizerId, string Code, Money Value, Money Balance, string Status, string? RecipientName,
    string? RecipientEmail, DateTimeOffset IssuedAt, DateOnly ExpiresOn) : Owned(Id, OrganizerId);
