using System.Collections.Frozen;

namespace McpGateway.Sample.BackOffice.People;

/// <summary>What each role may do. The API checks it on every request, whatever the gateway has checked
/// before.</summary>
internal static class RolePermissions
{
    private static readonly FrozenDictionary<string, string[]> ByRole = new Dictionary<string, string[]>
    {
        ["owner"] =
        [
            "configuration:read", "configuration:write", "bookings:read", "bookings:write", "sales:read",
            "refunds:write", "promotions:read", "promotions:write", "operations:read", "operations:write",
        ],
        ["manager"] =
        [
            "configuration:read", "configuration:write", "bookings:read", "bookings:write", "sales:read",
            "promotions:read", "promotions:write", "operations:read", "operations:write",
        ],
        ["box_office"] = ["bookings:read", "bookings:write", "operations:read"],
        ["marketing"] = ["promotions:read", "promotions:write", "sales:read"],
        ["finance"] = ["sales:read", "refunds:write"],
        ["viewer"] = ["configuration:read", "operations:read"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Roles => ByRole.Keys.Order(StringComparer.Ordinal);

    public static bool Exists(string role) => ByRole.ContainsKey(role);

    public static bool Allow(IEnumerable<string> roles, string permission) =>
        roles.Any(role => ByRole.TryGetValue(role, out var permissions) && permissions.Contains(permission));
}
