namespace McpGateway.Sample.BackOffice.Records;

/// <summary>Whoever booked.</summary>
internal sealed record Customer(
    string Id, string Name, string Email, string Phone, bool MarketingConsent, Consents Consents,
    string PasswordHash);
