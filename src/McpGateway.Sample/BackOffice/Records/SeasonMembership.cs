namespace McpGateway.Sample.BackOffice.Records;

/// <summary>A customer's yearly pass. <c>status</c> is active or expired.</summary>
internal sealed record SeasonMembership(
    string Id, string OrganizerId, string Plan, string Status, Customer Customer, Money Price, DateOnly ValidFrom,
    DateOnly ValidTo, bool AutoRenew) : Owned(Id, OrganizerId);
