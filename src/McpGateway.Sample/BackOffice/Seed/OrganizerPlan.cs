using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>What makes an organizer's made-up data its own.</summary>
internal sealed record OrganizerPlan(
    Organizer Organizer, ulong Seed, IReadOnlyList<VenuePlan> Venues, IReadOnlyList<ProductPlan> Products,
    IReadOnlyList<(string Code, string Description, string Kind, decimal Value)> PromoCodes,
    IReadOnlyList<(string Name, decimal Price)> MembershipPlans);
