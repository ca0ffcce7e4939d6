namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>A product to be. <paramref name="Venue"/> counts from 0; <paramref name="Hours"/> are in UTC.</summary>
internal sealed record ProductPlan(
    int Venue, string Name, string Description, string Kind, decimal Price, int Capacity, int Minutes, int[] Hours);
