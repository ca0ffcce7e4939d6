namespace McpGateway.Storage.Encryption;

/// <summary>What a <c>data-key</c> record holds.</summary>
/// <param name="Material">The key; empty when it was shredded.</param>
/// <param name="Owner">Whose it is; empty when it was shredded.</param>
/// <param name="ShreddedAt">When it was shredded; null when it was not.</param>
internal sealed record DataKeyContent(byte[] Material, string Owner, DateTimeOffset? ShreddedAt = null);
