namespace McpGateway.Switches.Api;

/// <summary>Answers a GET of the switches: those in force, oldest first.</summary>
internal sealed record SwitchList(IReadOnlyList<Switch> Switches, int Max);

/// <summary>Answers a throw: the switch, and how long it took until it was durable and in force everywhere.</summary>
internal sealed record SwitchReceipt(Switch Switch, double InForceAfterMs);

/// <summary>Answers a lift.</summary>
internal sealed record LiftReceipt(string Id, double InForceAfterMs);

/// <summary>Answers both methods of the restrictions; the time only where they were changed.</summary>
internal sealed record RestrictionsAnswer(string Organizer, Restrictions Restrictions, double? InForceAfterMs = null);
