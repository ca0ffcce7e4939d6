namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>A venue to be.</summary>
internal sealed record VenuePlan(
    string Name, string Address, string City, string Country, string Timezone, string InternalNote);
