using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Catalog;

public sealed class SampleCatalogTests
{
    private readonly OperatorCatalog catalog = SampleCatalog.Load();

    [Fact]
    public void DefaultScopes_AreThoseOfEverydayWork() => Assert.Equal(
        "bookings:read configuration:read operations:read promotions:read sales:read",
        catalog.DefaultScopes.ToString());

    [Theory]
    [InlineData("owner", 12)]
    [InlineData("manager", 11)]
    [InlineData("box_office", 5)]
    [InlineData("marketing", 3)]
    [InlineData("finance", 2)]
    [InlineData("viewer", 2)]
    [InlineData("stranger", 0)]
    public void ScopesFor_OffersEachRoleWhatItCanUse(string role, int count) =>
        Assert.Equal(count, catalog.ScopesFor([role]).Count);

    [Fact]
    public void ScopesFor_AddsUpRoles() => Assert.Equal(
        "operations:read configuration:read sales:read refunds:write".Split(' ').Order(),
        catalog.ScopesFor(["viewer", "finance"]).Ordered());

    [Fact]
    public void NoTool_LetsInternalsLeave()
    {
        string[] internals = ["internal", "margin", "barcode", "password", "fingerprint", "card_"];
        var lines = Directory.GetFiles(Path.Combine(SampleCatalog.Path, "tools")).SelectMany(File.ReadAllLines);
        Assert.DoesNotContain(
            lines, line => internals.Any(word => line.TrimStart().StartsWith(word, StringComparison.Ordinal)));
    }
}
