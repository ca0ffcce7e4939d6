using System.Text.Json;
using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Tests.Sample.BackOffice.SignIn;

public sealed class UserInfoTests : BackOfficeTests
{
    [Fact]
    public async Task UserInfo_TellsMembershipsWithRoles()
    {
        var person = await BackOffice.GetAsync(await BackOffice.SignInAsync(Olivia), "/oidc/userinfo");

        Assert.Equal(Olivia, person.GetProperty("email").GetString());
        Assert.Equal(
            ["org_alpine Alpine Park owner", "org_lakeside Lakeside Museum viewer"],
            person.GetProperty("memberships").EnumerateArray().Select(Describe));
        Assert.Empty(person.GetProperty("staff_roles").EnumerateArray());
    }

    [Theory]
    [InlineData("sam@operator.example", "security")]
    [InlineData("dana@operator.example", "data-protection")]
    public async Task UserInfo_TellsStaffRoles(string login, string role)
    {
        var person = await BackOffice.GetAsync(await BackOffice.SignInAsync(login), "/oidc/userinfo");

        Assert.Empty(person.GetProperty("memberships").EnumerateArray());
        Assert.Equal(role, Assert.Single(person.GetProperty("staff_roles").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task EveryDemoAccount_CanSignIn()
    {
        foreach (var account in DemoAccounts.All)
        {
            var person = await BackOffice.GetAsync(await BackOffice.SignInAsync(account.Login), "/oidc/userinfo");
            Assert.Equal(account.Id, person.GetProperty("sub").GetString());
        }
    }

    [Fact]
    public async Task ChangedRoles_HoldAtOnce_ForTokensAlreadyIssued()
    {
        var token = await BackOffice.SignInAsync(Olivia);
        await BackOffice.GetAsync(token, $"{Alpine}/bookings");

        await BackOffice.SetRolesAsync(Olivia, "org_alpine", "viewer");

        var person = await BackOffice.GetAsync(token, "/oidc/userinfo");
        Assert.Contains(
            "org_alpine Alpine Park viewer", person.GetProperty("memberships").EnumerateArray().Select(Describe));
        var (status, _) = await SendAsync(token, HttpMethod.Get, $"{Alpine}/bookings");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task NoRoles_EndTheMembership()
    {
        await BackOffice.SetRolesAsync(Olivia, "org_lakeside");
        var person = await BackOffice.GetAsync(await BackOffice.SignInAsync(Olivia), "/oidc/userinfo");

        Assert.Equal("org_alpine Alpine Park owner", Describe(
            Assert.Single(person.GetProperty("memberships").EnumerateArray())));
    }

    private static string Describe(JsonElement membership) =>
        $"{membership.GetProperty("organizer")} {membership.GetProperty("name")} "
        + string.Join('+', membership.GetProperty("roles").EnumerateArray());
}
