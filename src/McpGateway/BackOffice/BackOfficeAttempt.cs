namespace McpGateway.BackOffice;

/// <summary>What decides whether a request may be sent again.</summary>
/// <param name="OrganizerId">In whose share of the back office it counts.</param>
/// <param name="IsRead">A write is never sent twice by us.</param>
/// <param name="Since">When the call began, as a timestamp of the clock.</param>
/// <param name="Deadline">How long it may take in all.</param>
internal sealed record BackOfficeAttempt(string OrganizerId, bool IsRead, long Since, TimeSpan Deadline);
