namespace McpGateway.Sample.BackOffice.Records;

/// <summary>One person's admission. <c>status</c> is valid, checked_in or void. The barcode opens the gate. What the customer
/// agreed to is agreed to for the whole party.</summary>
internal sealed record Ticket(
    string Id, string OrganizerId, string BookingId, string OrderId, string ProductName, string TicketCategoryName,
    string HolderName, Consents Consents, DateTimeOffset StartsAt, string Status, DateTimeOffset? CheckedInAt,
    string Barcode)
    : Owned(Id, OrganizerId);
