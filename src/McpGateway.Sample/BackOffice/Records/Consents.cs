namespace McpGateway.Sample.BackOffice.Records;

/// <summary>What a customer agreed to. Null: nobody has asked yet.</summary>
internal sealed record Consents(bool? DataSharingAi);
