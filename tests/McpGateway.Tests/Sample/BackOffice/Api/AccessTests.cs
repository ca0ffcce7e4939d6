using System.Net;
using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Tests.Sample.BackOffice.Api;

public sealed class AccessTests(SharedBackOffice shared)
    : BackOfficeTests(shared), IClassFixture<SharedBackOffice>
{
    [Theory]
    [InlineData(null)]
    [InlineData("not-a-token")]
    public async Task Api_AsksForAnAccessToken(string? token)
    {
        using var answer = await BackOffice.SendAsync(token, HttpMethod.Get, $"{Alpine}/venues");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("leo@lakeside.example", Alpine)]
    [InlineData("marco@alpine.example", Lakeside)]
    [InlineData("sam@operator.example", Alpine)]
    [InlineData(Olivia, "/v1/organizers/org_unknown")]
    public async Task Api_RefusesAnotherOrganizer(string login, string organizer)
    {
        var token = await BackOffice.SignInAsync(login);
        foreach (var path in new[] { "venues", "bookings", "search?q=a", "availability" })
        {
            var (status, problem) = await SendAsync(token, HttpMethod.Get, $"{organizer}/{path}");
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Equal(403, problem.GetProperty("status").GetInt32());
        }
    }

    [Fact]
    public async Task Api_FindsNothing_ByTheIdOfAnotherOrganizersObject()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        var (status, _) = await SendAsync(token, HttpMethod.Get, $"{Alpine}/bookings/bkg_lak_0001");

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Theory]
    [InlineData("bookings", "bookings:read")]
    [InlineData("venues", "configuration:read")]
    [InlineData("payments", "sales:read")]
    [InlineData("vouchers", "promotions:read")]
    [InlineData("availability", "operations:read")]
    public async Task Api_ShowsWhatTheRoleAllows_AndNothingElse(string path, string permission)
    {
        foreach (var account in DemoAccounts.All.Where(account => account.Login.EndsWith("@alpine.example")))
        {
            var role = DemoAccounts.Roles.First(held => held.Login == account.Login).Role;
            var (status, _) = await SendAsync(
                await BackOffice.SignInAsync(account.Login), HttpMethod.Get, $"{Alpine}/{path}");

            var expected = RolePermissions.Allow([role], permission) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
            Assert.True(expected == status, $"{role} got {status} from {path}");
        }
    }

    [Theory]
    [InlineData("marco@alpine.example", HttpStatusCode.Forbidden)]
    [InlineData("bianca@alpine.example", HttpStatusCode.Forbidden)]
    [InlineData("felix@alpine.example", HttpStatusCode.NotFound)]
    [InlineData(Olivia, HttpStatusCode.NotFound)]
    public async Task Refunds_AreForOwnersAndFinance(string login, HttpStatusCode expected)
    {
        var (status, _) = await SendAsync(
            await BackOffice.SignInAsync(login), HttpMethod.Post, $"{Alpine}/orders/ord_alp_none/refunds",
            new { amount = 1 });

        Assert.Equal(expected, status);
    }
}
