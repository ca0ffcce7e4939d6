namespace McpGateway.Sample.BackOffice.Records;

/// <summary>What was bought together. <c>status</c> is paid, partially_refunded or refunded.</summary>
internal sealed record Order(
    string Id, string OrganizerId, string Reference, string Status, string BookingId, Customer Customer,
    IReadOnlyList<OrderLine> Lines, Money Total, Money Refunded, DateTimeOffset CreatedAt, string InternalNote)
    : Owned(Id, OrganizerId)
{
    public Money Refundable => new(Total.Amount - Refunded.Amount, Total.Currency);
}
