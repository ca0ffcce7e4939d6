using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace McpGateway.Tests.Sample.BackOffice.OpenApi;

public sealed class OpenApiTests(SharedBackOffice shared)
    : BackOfficeTests(shared), IClassFixture<SharedBackOffice>
{
    [Fact]
    public async Task Document_DescribesEveryRoute_AndNoOther()
    {
        var document = await DocumentAsync();
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name} {path.Name}"));

        var mapped = ((IEndpointRouteBuilder)BackOffice.Application).DataSources
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                .Select(method => $"{method.ToLowerInvariant()} {endpoint.RoutePattern.RawText}"));

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_NamesItsServer_AndEveryReferenceResolves()
    {
        var document = await DocumentAsync();
        Assert.Equal(BackOffice.Url, document.GetProperty("servers")[0].GetProperty("url").GetString());
        foreach (var reference in ReferencesIn(document))
        {
            var target = document;
            foreach (var step in reference.Split('/').Skip(1))
            {
                Assert.True(target.TryGetProperty(step, out target), reference);
            }
        }
    }

    [Theory]
    [InlineData("venues", "Venue")]
    [InlineData("products", "Product")]
    [InlineData("ticket-categories", "TicketCategory")]
    [InlineData("pricing-rules", "PricingRule")]
    [InlineData("bookings", "Booking")]
    [InlineData("tickets", "Ticket")]
    [InlineData("payments", "Payment")]
    [InlineData("refunds", "Refund")]
    [InlineData("promo-codes", "PromoCode")]
    [InlineData("vouchers", "Voucher")]
    [InlineData("memberships", "SeasonMembership")]
    [InlineData("timeslots", "Timeslot")]
    [InlineData("availability", "Timeslot")]
    [InlineData("search?q=a", "SearchHit")]
    public async Task Objects_HaveTheFieldsThatTheDocumentDescribes(string path, string schema)
    {
        var described = (await DocumentAsync()).GetProperty("components").GetProperty("schemas").GetProperty(schema);
        var items = (await BackOffice.GetAsync(await BackOffice.SignInAsync(Olivia), $"{Alpine}/{path}"))
            .GetProperty("items").EnumerateArray().ToList();

        Assert.NotEmpty(items);
        AssertFits(items, described);
    }

    [Theory]
    [InlineData("bookings/bkg_alp_0001", "Booking")]
    [InlineData("orders/ord_alp_0001", "Order")]
    [InlineData("products/prd_alp_0001", "Product")]
    [InlineData("reports/sales", "SalesReport")]
    [InlineData("search/bkg_alp_0001", "SearchHit")]
    public async Task Object_HasTheFieldsThatTheDocumentDescribes(string path, string schema)
    {
        var described = (await DocumentAsync()).GetProperty("components").GetProperty("schemas").GetProperty(schema);

        AssertFits([await BackOffice.GetAsync(await BackOffice.SignInAsync(Olivia), $"{Alpine}/{path}")], described);
    }

    private static void AssertFits(IEnumerable<JsonElement> items, JsonElement schema)
    {
        var known = schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToHashSet();
        var required = schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToList();
        Assert.All(items, item =>
        {
            var fields = item.EnumerateObject().Select(property => property.Name).ToHashSet();
            Assert.Subset(known, fields);
            Assert.Superset(required.ToHashSet(), fields);
        });
    }

    private static IEnumerable<string> ReferencesIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property =>
            property.Name == "$ref" ? [property.Value.GetString()!] : ReferencesIn(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(ReferencesIn),
        _ => [],
    };

    private Task<JsonElement> DocumentAsync() => BackOffice.Http.GetFromJsonAsync<JsonElement>(
        "/openapi/v1.json", TestContext.Current.CancellationToken);
}
