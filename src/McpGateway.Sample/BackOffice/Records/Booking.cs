namespace McpGateway.Sample.BackOffice.Records;

/// <summary>A party's visit. <c>status</c> is confirmed, completed, no_show or cancelled.</summary>
internal sealed record Booking(
    string Id, string OrganizerId, string Reference, string Status, string ProductId, string ProductName,
    string TimeslotId, string OrderId, DateTimeOffset StartsAt, int PartySize, Money Total, Customer Customer,
    IReadOnlyList<Participant> Participants, string? Notes, DateTimeOffset CreatedAt, string? InternalNote)
    : Owned(Id, OrganizerId);
