using System.Text;
using System.Text.Json;
using McpGateway.Tests.Tools.Catalog;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Policy;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpGateway.Tests.Tools.Policy;

public sealed class ToolPolicyTests
{
    private readonly OperatorCatalog catalog = SampleCatalog.Load();
    private readonly ToolPolicy policy;

    public ToolPolicyTests() => policy = new(catalog, new(catalog));

    [Theory]
    [InlineData("owner", "bookings:read", "get_booking get_order list_tickets search_bookings whoami")]
    [InlineData("owner", "refunds:write sales:read", "list_payments list_refunds refund_order sales_report whoami")]
    [InlineData("manager", "refunds:write sales:read", "list_payments list_refunds sales_report whoami")]
    [InlineData("box_office", "operations:read operations:write", "get_availability list_timeslots whoami")]
    [InlineData("marketing", "promotions:read bookings:read", "list_memberships list_promo_codes list_vouchers whoami")]
    [InlineData("viewer", "configuration:read",
        "get_product list_pricing_rules list_products list_ticket_categories list_venues whoami")]
    [InlineData("viewer", "", "whoami")]
    [InlineData("", "bookings:read", "")]
    [InlineData("stranger", "bookings:read", "")]
    public void Listing_IsWhatRoleAndScopesAllowTogether_InOrder(string role, string scopes, string tools) =>
        Assert.Equal(tools, string.Join(' ', Listed(role, scopes).Select(tool => tool.Name)));

    [Fact]
    public void Listing_IsExactlyWhatAJudgementAllows_ForEveryRoleAndScope()
    {
        foreach (var role in catalog.Roles.Keys)
        {
            foreach (var scope in catalog.Scopes.Select(scope => scope.Name))
            {
                var allowance = policy.AllowanceOf(new([role]), new([scope]));
                var allowed = catalog.Tools.Values.Where(tool => allowance.Judge(tool) == Verdict.Allowed);
                Assert.Equal(
                    allowed.Select(tool => tool.Name).Order(StringComparer.Ordinal),
                    Listed(role, scope).Select(tool => tool.Name));
            }
        }
    }

    [Fact]
    public void Listing_IsTheSameBytes_ForTheSameSetsInAnyOrder() => Assert.True(
        policy.AllowanceOf(new(["owner", "viewer"]), new(["sales:read", "bookings:read"])).Listing.Equals(
            policy.AllowanceOf(new(["viewer", "owner", "owner"]), new(["bookings:read", "sales:read"])).Listing));

    [Fact]
    public void ARoleWhoseNameLooksLikeTwo_IsNeitherOfThem()
    {
        policy.AllowanceOf(new(["owner", "viewer"]), ScopeSet.TryParse("sales:read")!);

        Assert.Equal("[]", Encoding.UTF8.GetString(
            policy.AllowanceOf(new(["owner\nviewer"]), ScopeSet.TryParse("sales:read")!).Listing.Span));
    }

    [Fact]
    public void Listing_SaysEverythingThatDirectoriesAskFor() => Assert.All(
        Listed("owner", string.Join(' ', catalog.Scopes.Select(scope => scope.Name))),
        tool =>
        {
            Assert.False(string.IsNullOrWhiteSpace(tool.Title));
            Assert.False(string.IsNullOrWhiteSpace(tool.Description));
            Assert.Equal(tool.Title, tool.Annotations!.Title);
            Assert.Equal(catalog.Tools[tool.Name].Effect == Effect.Read, tool.Annotations.ReadOnlyHint);
            Assert.Equal(catalog.Tools[tool.Name].Effect == Effect.Destructive, tool.Annotations.DestructiveHint);
            Assert.NotNull(tool.Annotations.IdempotentHint);
            Assert.False(tool.Annotations.OpenWorldHint);
            Assert.Equal("object", tool.OutputSchema!.Value.GetProperty("type").GetString());
            Assert.False(tool.InputSchema.GetProperty("additionalProperties").GetBoolean());
        });

    [Fact]
    public void Judge_NamesTheGateThatHolds()
    {
        var tool = catalog.Tools["refund_order"];
        Assert.Equal(Verdict.Allowed, Judge("finance", "refunds:write", tool));
        Assert.Equal(Verdict.MissingScope, Judge("finance", "sales:read", tool));
        Assert.Equal(Verdict.ForbiddenByRole, Judge("manager", "refunds:write", tool));
        Assert.Equal(Verdict.ForbiddenByRole, Judge("manager", "", tool));
    }

    [Fact]
    public void AWriteScope_GivesNoReading_UnlessTheCatalogSaysSo()
    {
        Assert.Equal(Verdict.MissingScope, Judge("owner", "operations:write", catalog.Tools["get_availability"]));

        using var folder = new CatalogFolder();
        var other = CatalogLoader.Load(folder.Path).Catalog;
        var allowance = new ToolPolicy(other, new(other)).AllowanceOf(new(["editor"]), new(["notes:write"]));
        Assert.Equal(Verdict.Allowed, allowance.Judge(other.Tools["get_note"]));
    }

    [Theory]
    [InlineData("owner", "bookings:read customers:read", "bookings:read customers:read")]
    [InlineData("viewer", "bookings:read customers:read", "")]
    public void Released_CountsOnlyScopesThatTheRoleStillCanUse(string role, string scopes, string releasing)
    {
        var classes = catalog.Scopes.Where(scope => releasing.Split(' ').Contains(scope.Name))
            .SelectMany(scope => scope.DataClasses);
        var allowance = policy.AllowanceOf(new([role]), ScopeSet.TryParse(scopes)!);
        Assert.Equal(DataClassWords.Union(classes), allowance.Released);
    }

    private Verdict Judge(string role, string scopes, ToolDefinition tool) =>
        policy.AllowanceOf(new([role]), ScopeSet.TryParse(scopes)!).Judge(tool);

    private List<Tool> Listed(string role, string scopes) => JsonSerializer.Deserialize<List<Tool>>(
        policy.AllowanceOf(new([role]), ScopeSet.TryParse(scopes)!).Listing.Span, McpJsonUtilities.DefaultOptions)!;
}
