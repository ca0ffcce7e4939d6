namespace McpGateway.BackOffice;

/// <summary>What decides whether a request may be sent again.</summary>
/// <param name="IsRead">A write is never sent twice by us.</param>
/// <param name="Since">When the call began, as a timestamp of the clock.</param>
/// <param name="Deadline">How long it may take in all.</param>
internal sealed record BackOfficeAttempt(bool IsRead, long Since, TimeSpan Deadline);
