using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.SignIn;

/// <summary>Promise G5: the operator's staff reach customer data only after a sign-in with a second factor.</summary>
public sealed class StaffSignInTests
{
    private const string StaffPage = "/admin/switches";
    private const string Api = "/api/v1/audit/events";
    private const string SecondFactor = "urn:sample:second-factor";

    [Fact]
    public async Task WithASecondFactor_StaffAreLetIn()
    {
        await using var gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        using var sam = Accounts.Sam();

        Assert.Equal(HttpStatusCode.OK, (await sam.OpenAsync(gateway.Url + StaffPage)).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(gateway, sam)).Status);
    }

    [Fact]
    public async Task WithAPasswordAlone_ThePageSaysWhatIsMissing_AndLeadsToASignInWithIt()
    {
        await using var gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        gateway.BackOffice.Setup.StaffHaveSecondFactor = false;
        using var sam = Accounts.Sam();

        var refused = await sam.OpenAsync(gateway.Url + StaffPage);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("second factor", refused.Text, StringComparison.Ordinal);
        // The sign-in is repeated with the password, although the back office's session would do; then it has the factor.
        gateway.BackOffice.Setup.StaffHaveSecondFactor = true;
        var page = await sam.OpenAsync(refused.Get<IHtmlAnchorElement>("main a").Href);
        Assert.Equal((HttpStatusCode.OK, StaffPage), (page.Status, page.Url.AbsolutePath));
        var told = Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=staff.refused"));
        Assert.Equal(("no_second_factor", "usr_8gs6k2zfe3"),
            (told.GetProperty("code").GetString(), told.GetProperty("user_id").GetString()));
    }

    [Fact]
    public async Task WithAPasswordAlone_TheApiRefusesWithWhatToDo()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        gateway.BackOffice.Setup.StaffHaveSecondFactor = false;
        using var sam = Accounts.Sam();
        await sam.OpenAsync($"{gateway.Url}/connections");

        var refused = await AskAsync(gateway, sam);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.StartsWith("application/problem+json", refused.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("/sign-in/second-factor", refused.Json().GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Somebody who is no staff is not told of a factor that would not help them.</summary>
    [Fact]
    public async Task WhoIsNoStaff_IsRefusedWithoutThat()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var vera = Accounts.Vera();

        var refused = await vera.OpenAsync(gateway.Url + StaffPage);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.DoesNotContain("second factor", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "--Gateway:SignIn:Staff:RequireMultiFactor=false")]
    [InlineData(false, "--Gateway:SignIn:Staff:RequireAmr:0=pwd")]
    [InlineData(true, "--Gateway:SignIn:Staff:RequireAmr:0=fpt", "--Gateway:SignIn:Staff:AcrValues:0=" + SecondFactor)]
    public async Task WhatCounts_IsASetting(bool hasSecondFactor, params string[] settings)
    {
        await using var gateway = await InProcessGateway.StartAsync(settings);
        gateway.BackOffice.Setup.StaffHaveSecondFactor = hasSecondFactor;
        using var sam = Accounts.Sam();

        Assert.Equal(HttpStatusCode.OK, (await sam.OpenAsync(gateway.Url + StaffPage)).Status);
    }

    [Fact]
    public async Task AnotherFactorThanTheNamedOnes_DoesNotCount()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:SignIn:Staff:RequireAmr:0=hwk");
        using var sam = Accounts.Sam();

        Assert.Equal(HttpStatusCode.Forbidden, (await sam.OpenAsync(gateway.Url + StaffPage)).Status);
    }

    [Fact]
    public async Task TheContext_IsAskedForWhereItLeadsToAStaffPage_AndNowhereElse()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:SignIn:Staff:AcrValues:0=" + SecondFactor);
        using var sam = Accounts.Sam();
        using var vera = Accounts.Vera();

        await sam.OpenAsync(gateway.Url + StaffPage);
        await vera.OpenAsync($"{gateway.Url}/connections");

        Assert.Contains(Uri.EscapeDataString(SecondFactor), Asked(sam), StringComparison.Ordinal);
        Assert.DoesNotContain("acr_values", Asked(vera), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit?tool=whoami")]
    [InlineData("/audit/alerts")]
    [InlineData("/audit/incidents")]
    public async Task StaffWithoutTheFactor_AreLedToTheProviderForIt_AndBackToWhereTheyWere(string path)
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:SignIn:Staff:AcrValues:0=" + SecondFactor);
        gateway.BackOffice.Setup.StaffHaveSecondFactor = false;
        gateway.BackOffice.Setup.StaffGiveSecondFactorWhenAsked = true;
        using var sam = Accounts.Sam();
        await sam.OpenAsync($"{gateway.Url}/connections");
        Assert.DoesNotContain("acr_values", Asked(sam), StringComparison.Ordinal);

        var page = await sam.OpenAsync(gateway.Url + path);

        Assert.Equal((HttpStatusCode.OK, gateway.Url + path), (page.Status, page.Url.AbsoluteUri));
        var asked = sam.Browser.Steps.Last(step => step.Url.AbsolutePath == "/oidc/authorize").Url.Query;
        Assert.Contains($"acr_values={Uri.EscapeDataString(SecondFactor)}", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("prompt=", asked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(gateway, sam)).Status);
    }

    [Theory]
    [InlineData("/audit")]
    [InlineData("/audit/incidents")]
    [InlineData(StaffPage)]
    public async Task AProviderThatDoesNotGiveIt_IsAskedOnce_AndThenItIsRefused(string path)
    {
        await using var gateway = await InProcessGateway.StartAsync(
            [.. AuditLog.Settings, "--Gateway:SignIn:Staff:AcrValues:0=" + SecondFactor]);
        gateway.BackOffice.Setup.StaffHaveSecondFactor = false;
        using var sam = Accounts.Sam();
        await sam.OpenAsync($"{gateway.Url}/connections");
        var before = Asking(sam);

        var page = await sam.OpenAsync(gateway.Url + path);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("second factor", page.Text, StringComparison.Ordinal);
        Assert.Equal(before + 1, Asking(sam));
        Assert.Equal(HttpStatusCode.Forbidden, (await sam.OpenAsync(gateway.Url + path)).Status);
        Assert.Equal(before + 1, Asking(sam));
        Assert.Equal(2, (await AuditLog.ReadAsync(gateway.Wire, "action=staff.refused")).Count);
    }

    /// <summary>What is sent by a form or asked for by a program cannot take the way over the provider.</summary>
    [Fact]
    public async Task OnlyAPageThatIsOpened_LeadsToTheProvider()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:SignIn:Staff:AcrValues:0=" + SecondFactor);
        gateway.BackOffice.Setup.StaffHaveSecondFactor = false;
        using var sam = Accounts.Sam();
        await sam.OpenAsync($"{gateway.Url}/connections");
        var cookie = ("Cookie", sam.Browser.Cookies.GetCookieHeader(new(gateway.Url)));

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(gateway, sam)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.Wire.PostFormAsync(StaffPage, [("kind", "everything")], cookie)).Status);
    }

    [Fact]
    public async Task AProofThatIsTooOld_IsAskedForAnew_WhereAPageIsOpened()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:SignIn:Staff:MaxAge=00:05:00");
        using var sam = Accounts.Sam();
        await sam.OpenAsync(gateway.Url + StaffPage);
        gateway.Clock.Advance(TimeSpan.FromMinutes(6));

        var page = await sam.OpenAsync($"{gateway.Url}/audit?tool=whoami");

        Assert.Equal((HttpStatusCode.OK, "/audit?tool=whoami"), (page.Status, page.Url.PathAndQuery));
        Assert.Contains("prompt=login", sam.Browser.Steps.Last(step => step.Url.AbsolutePath == "/oidc/authorize").Url.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProofThatIsTooOld_HasToBeGivenAnew()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:SignIn:Staff:MaxAge=00:30:00");
        using var sam = Accounts.Sam();
        await sam.OpenAsync(gateway.Url + StaffPage);
        Assert.Contains("max_age=1800", Asked(sam), StringComparison.Ordinal);

        gateway.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(gateway, sam)).Status);

        await sam.OpenAsync($"{gateway.Url}/sign-in/second-factor");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(gateway, sam)).Status);
    }

    [Theory]
    [InlineData("https://evil.example/admin")]
    [InlineData("//evil.example/admin")]
    [InlineData("/admin@evil.example")]
    [InlineData("/\\evil.example/admin")]
    [InlineData("/admin/../../authorize?client_id=evil")]
    [InlineData("/admin\r\nX: evil")]
    public async Task TheSignInWithASecondFactor_LeadsToPagesOfTheStaffOnly(string target)
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var sam = Accounts.Sam();

        var page = await sam.OpenAsync($"{gateway.Url}/sign-in/second-factor?for={Uri.EscapeDataString(target)}");

        Assert.Equal(gateway.Url + StaffPage, page.Url.AbsoluteUri);
    }

    private static Task<WireAnswer> AskAsync(InProcessGateway gateway, Visitor visitor) => gateway.Wire.GetAsync(
        Api, ("Cookie", visitor.Browser.Cookies.GetCookieHeader(new(gateway.Url))));

    private static int Asking(Visitor visitor) =>
        visitor.Browser.Steps.Count(step => step.Url.AbsolutePath == "/oidc/authorize");

    private static string Asked(Visitor visitor) =>
        visitor.Browser.Steps.First(step => step.Url.AbsolutePath == "/oidc/authorize").Url.Query;
}
