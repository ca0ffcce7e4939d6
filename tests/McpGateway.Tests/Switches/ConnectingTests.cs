using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Sample.BackOffice.People;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Switches;

/// <summary>What is switched off, or not allowed by the organizer, is not connected; the person reads why.</summary>
public sealed class ConnectingTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;
    private SwitchPanel panel = null!;
    private OAuthClient client = null!;

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        panel = new(gateway);
        client = await OAuthClient.RegisterAsync(gateway.Wire);
    }

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task AStoppedClientOrProvider_IsRefusedBeforeTheSignIn()
    {
        foreach (var (kind, target) in new[] { ("client", client.Id), ("provider", "Unknown"), ("everything", null) })
        {
            var id = await panel.ThrowAsync(kind, target);
            var answer = await gateway.Wire.GetAsync(client.AuthorizePath());
            answer.AssertIsErrorPage(HttpStatusCode.Forbidden);
            Assert.Contains("switched off", answer.Body, StringComparison.Ordinal);
            await panel.LiftAsync(id);
            Assert.Equal(HttpStatusCode.Redirect, (await gateway.Wire.GetAsync(client.AuthorizePath())).Status);
        }

        Assert.Equal(3, (await AuditLog.ReadAsync(gateway.Wire, "action=authorize.refused&code=switched_off")).Count);
    }

    [Fact]
    public async Task AStoppedUserOrOrganizer_IsRefusedAfterIt()
    {
        using var felix = Accounts.Felix();
        await felix.OpenAsync($"{gateway.Url}/connections");
        var felixId = DemoAccounts.All.Single(account => account.Login == "felix@alpine.example").Id;
        foreach (var (kind, target) in new[] { ("user", felixId), ("organizer", "org_alpine") })
        {
            var id = await panel.ThrowAsync(kind, target);
            var page = await felix.OpenAsync(client.AuthorizeUrl(("scope", "sales:read")));
            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
            Assert.Contains("switched off", page.Text, StringComparison.Ordinal);
            await panel.LiftAsync(id);
        }

        await panel.RestrictAsync("org_alpine", """{"providers":["Anthropic"]}""");
        var refused = await felix.OpenAsync(client.AuthorizeUrl(("scope", "sales:read")));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("does not allow assistants of this provider", refused.Text, StringComparison.Ordinal);
        Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=authorize.refused&code=restricted"));
    }

    [Fact]
    public async Task OfSeveralOrganizers_OnlyTheOpenOnesAreOffered()
    {
        using var olivia = Accounts.Olivia();
        await panel.RestrictAsync("org_alpine", """{"no_assistants":true}""");

        var page = await olivia.OpenAsync(client.AuthorizeUrl(("scope", "configuration:read")));

        Assert.Equal("org_lakeside", page.Get<IHtmlInputElement>("[name=organizer]").Value);
        Assert.DoesNotContain("Alpine Park", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsStoppedWhileThePersonReads_IsNotConnected_AndTheQuestionStaysOpen()
    {
        using var felix = Accounts.Felix();
        var question = await felix.OpenAsync(client.AuthorizeUrl(("scope", "sales:read")));
        var id = await panel.ThrowAsync("organizer", "org_alpine");
        var allow = question.Get<IHtmlElement>("[name=decision][value=allow]");

        var refused = await felix.Browser.PressAsync(question, allow, client.RedirectUri);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("switched off", refused.Text, StringComparison.Ordinal);
        Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=consent.refused&code=switched_off"));

        await panel.LiftAsync(id);
        var allowed = await felix.Browser.PressAsync(question, allow, client.RedirectUri);
        Assert.Contains("code=", allowed.Url.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACode_IsPutOff_AndRedeemedOnceTheSwitchIsLifted()
    {
        using var felix = Accounts.Felix();
        var code = await client.GetCodeAsync(felix, ("scope", "sales:read"));
        var felixId = DemoAccounts.All.Single(account => account.Login == "felix@alpine.example").Id;
        var switches = new[]
        {
            ("client", client.Id), ("provider", "Unknown"), ("user", felixId), ("organizer", "org_alpine"), ("everything", null),
        };
        foreach (var (kind, target) in switches)
        {
            var id = await panel.ThrowAsync(kind, target);
            var refused = await client.RedeemAsync(code);
            refused.AssertRefused(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
            Assert.NotEqual("", refused.Header("Retry-After"));
            await panel.LiftAsync(id);
        }

        await panel.RestrictAsync("org_alpine", """{"no_assistants":true}""");
        (await client.RedeemAsync(code)).AssertRefused(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
        await panel.RestrictAsync("org_alpine", "{}");

        Assert.NotEqual("", (await client.RedeemAsync(code)).Text("access_token"));
        Assert.Equal(switches.Length, (await AuditLog.ReadAsync(gateway.Wire, "action=token.refused&code=switched_off")).Count);
        Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=token.refused&code=restricted"));
    }

    [Fact]
    public async Task ACodeThatWasRedeemed_EndsItsConnection_AlsoWhileSwitchedOff()
    {
        using var felix = Accounts.Felix();
        var code = await client.GetCodeAsync(felix, ("scope", "sales:read"));
        var accessToken = (await client.RedeemAsync(code)).Text("access_token");
        var id = await panel.ThrowAsync("client", client.Id);

        (await client.RedeemAsync(code)).AssertRefused(HttpStatusCode.BadRequest, "invalid_grant");

        await panel.LiftAsync(id);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(accessToken)).Status);
    }
}
