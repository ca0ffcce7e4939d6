using System.Collections.Frozen;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Catalog;

public sealed class OperatorCatalogTests
{
    private readonly OperatorCatalog catalog = new()
    {
        Scopes =
        [
            new("a:all", "", "", false, []) { Implies = ["a:write"] },
            new("a:write", "", "", false, []) { Implies = ["a:read"] },
            new("a:read", "", "", true, []) { Implies = ["a:all"] },
            new("b:write", "", "", false, []),
            new("b:read", "", "", true, []),
        ],
        Roles = new Dictionary<string, FrozenSet<string>> { ["x"] = ["p"], ["y"] = ["q", "p"] }.ToFrozenDictionary(),
    };

    [Fact]
    public void Expand_FollowsImplicationsToTheEnd_EvenInACircle() =>
        Assert.Equal("a:all a:read a:write", catalog.Expand(new(["a:write"])).ToString());

    [Fact]
    public void Expand_AddsNothing_WhenNothingIsImplied() =>
        Assert.Equal("b:write", catalog.Expand(new(["b:write"])).ToString());

    [Fact]
    public void DefaultScopes_AreThoseMarkedSo() => Assert.Equal("a:read b:read", catalog.DefaultScopes.ToString());

    [Fact]
    public void PermissionsOf_AddsUpRoles_AndGivesAnUnknownRoleNothing() =>
        Assert.Equal(["p", "q"], catalog.PermissionsOf(["x", "y", "z"]).Order());
}
