using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Authorize;

/// <summary>Scopes that the person's role cannot have are left out; an empty rest is an error (failure 19 of the
/// clients' catalogue).</summary>
public sealed class RoleScopeTests : IAsyncLifetime
{
    private const string Everything = "bookings:read bookings:write refunds:write configuration:read operations:read "
        + "customers:read something:else offline_access";

    private InProcessGateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await InProcessGateway.StartAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task AViewerWhoIsAskedForEverything_GrantsWhatAViewerMay()
    {
        using var vera = Accounts.Vera();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        var answer = await client.ConnectAsync(vera, ("scope", Everything));

        Assert.Equal("configuration:read offline_access operations:read", answer.Text("scope"));
    }

    /// <summary>Failure 23: no scope asked for means the defaults that the role allows.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("offline_access")]
    public async Task NoScope_MeansTheDefaults(string? scope)
    {
        using var vera = Accounts.Vera();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        var answer = await client.ConnectAsync(vera, ("scope", scope));

        Assert.Equal("configuration:read offline_access operations:read", answer.Text("scope"));
    }

    [Fact]
    public async Task ARoleThatCanHaveNoneOfIt_IsSentBack()
    {
        using var vera = Accounts.Vera();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        var left = await vera.OpenAsync(client.AuthorizeUrl(("scope", "refunds:write")), client.RedirectUri);

        Assert.Equal("invalid_scope", WireAnswer.ReadCallback(left.Url, client.RedirectUri)["error"]);
    }

    /// <summary>Olivia owns one organizer and only looks at the other; each choice grants its own role's
    /// scopes.</summary>
    [Theory]
    [InlineData("org_alpine", "bookings:read operations:read")]
    [InlineData("org_lakeside", "operations:read")]
    public async Task TheChosenOrganizer_DecidesWhichRole(string organizer, string granted)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        var callback = await client.AuthorizeAsync(
            olivia, organizer, ("scope", "bookings:read operations:read"));

        Assert.Equal(granted, (await client.RedeemAsync(callback["code"])).Text("scope"));
    }

    [Fact]
    public async Task APersonWithoutMemberships_IsSentBack()
    {
        using var sam = Accounts.Sam();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        var left = await sam.OpenAsync(client.AuthorizeUrl(), client.RedirectUri);

        Assert.Equal("access_denied", WireAnswer.ReadCallback(left.Url, client.RedirectUri)["error"]);
    }

    /// <summary>A sign-in of this morning says nothing about the roles of now.</summary>
    [Fact]
    public async Task AChangedRole_ShowsInTheNextQuestion_ThoughTheSessionIsOlder()
    {
        using var vera = Accounts.Vera();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        await vera.OpenAsync($"{_gateway.Url}/connections");
        await _gateway.BackOffice.SetRolesAsync("vera@alpine.example", "org_alpine", "finance");
        _gateway.Clock.Advance(TimeSpan.FromMinutes(11));

        var page = await vera.OpenAsync(client.AuthorizeUrl(("scope", "sales:read operations:read")));

        Assert.Equal("sales:read", page.Get<IHtmlInputElement>("[name=scope]").Value);
    }

    /// <summary>A person whose last membership ended is not asked any more.</summary>
    [Fact]
    public async Task APersonWhoLeft_IsSentBack()
    {
        using var felix = Accounts.Felix();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        await felix.OpenAsync($"{_gateway.Url}/connections");
        await _gateway.BackOffice.SetRolesAsync("felix@alpine.example", "org_alpine");
        _gateway.Clock.Advance(TimeSpan.FromMinutes(11));

        var left = await felix.OpenAsync(client.AuthorizeUrl(("scope", "sales:read")), client.RedirectUri);

        Assert.Equal("access_denied", WireAnswer.ReadCallback(left.Url, client.RedirectUri)["error"]);
    }

    /// <summary>The question waits ten minutes, the sign-in behind it likewise.</summary>
    [Fact]
    public async Task AQuestionThatWaitedTooLong_IsClosed()
    {
        using var vera = Accounts.Vera();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var page = await vera.OpenAsync(client.AuthorizeUrl(("scope", "operations:read")));
        _gateway.Clock.Advance(TimeSpan.FromMinutes(10));

        var late = await vera.Browser.PressAsync(page, page.Get<IHtmlElement>("[value=allow]"), client.RedirectUri);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, late.Status);
    }
}
