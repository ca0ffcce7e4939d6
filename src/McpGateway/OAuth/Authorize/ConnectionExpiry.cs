using McpGateway.Connections;

namespace McpGateway.OAuth.Authorize;

/// <summary>How long a person lets a connection live: never longer than the operator does.</summary>
internal static class ConnectionExpiry
{
    private const string UntilRevoked = "until_revoked";

    private static readonly (string Name, TimeSpan Lifetime)[] Bounded =
        [("day", TimeSpan.FromDays(1)), ("week", TimeSpan.FromDays(7)), ("month", TimeSpan.FromDays(30))];

    public static bool IsKnown(string name) => name == UntilRevoked || Bounded.Any(choice => choice.Name == name);

    /// <summary>The lifetime that was chosen; the longest when nothing was.</summary>
    public static TimeSpan LifetimeOf(string? name, TimeSpan longest)
    {
        var chosen = Bounded.FirstOrDefault(choice => choice.Name == name).Lifetime;
        return chosen > TimeSpan.Zero && chosen < longest ? chosen : longest;
    }

    /// <summary>What can be chosen, the default last.</summary>
    public static IReadOnlyList<ExpiryChoice> Choices(DateTimeOffset signedInAt, TimeSpan longest) =>
    [
        .. Bounded.Where(choice => choice.Lifetime <= longest)
            .Select(choice => new ExpiryChoice(choice.Name, signedInAt + choice.Lifetime)),
        new(UntilRevoked, signedInAt + longest),
    ];
}
