namespace McpGateway.Tools.Confirmation;

/// <summary>An asked call as it was read, with the version to replace it by.</summary>
internal sealed record StoredQuestion(string Id, AskedCall Asked, long Version);

/// <summary>A confirmation that fits the call, not used up yet.</summary>
/// <param name="How">The word for the audit: where the user agreed.</param>
internal sealed record GivenConfirmation(StoredQuestion Question, string How);
