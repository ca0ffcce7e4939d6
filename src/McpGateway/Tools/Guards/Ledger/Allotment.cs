namespace McpGateway.Tools.Guards.Ledger;

/// <summary>Room that calls share: at most <paramref name="Limit"/> in any period of this length.</summary>
/// <param name="Key">Which room it is; never stored, only its keyed hash.</param>
/// <param name="OrganizerId">Under whose key the ledger's record is sealed.</param>
internal sealed record Allotment(string Key, string OrganizerId, decimal Limit, TimeSpan Within);
