using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit;

/// <summary>"Why can't it connect?": the steps of a client, the first that failed, and what helps.</summary>
public sealed class ClientTimelineTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task AClientThatConnected_HasNoFailingStep()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await client.ConnectAsync(olivia);
        await client.CallAsync(tokens.Text("access_token"));
        await client.RefreshAsync(tokens.Text("refresh_token"));

        var timeline = await ReadAsync(client.Id);

        Assert.Equal(client.Id, timeline.GetProperty("client_id").GetString());
        Assert.False(timeline.TryGetProperty("first_failing_step", out _));
        Assert.Equal(
        [
            "registered done", "challenged passed", "authorize done", "signed_in done", "consent done", "token done",
            "called done", "refreshed done", "kept not_yet",
        ], StatesOf(timeline));
        var actions = timeline.GetProperty("events").EnumerateArray()
            .Select(told => told.GetProperty("action").GetString()).ToList();
        Assert.Equal("client.registered", actions[0]);
        Assert.Equal("token.refreshed", actions[^1]);
    }

    [Fact]
    public async Task TheFirstFailingStep_IsNamedWithItsRemedy_UntilItIsMadeGood()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await gateway.Wire.GetAsync(client.AuthorizePath(("redirect_uri", "https://elsewhere.example/cb")));

        var stuck = await ReadAsync(client.Id);

        Assert.Equal("authorize", stuck.GetProperty("first_failing_step").GetString());
        var step = stuck.GetProperty("steps").EnumerateArray()
            .Single(one => one.GetProperty("step").GetString() == "authorize");
        Assert.Equal("failed", step.GetProperty("state").GetString());
        Assert.Equal("wrong_redirect", step.GetProperty("code").GetString());
        Assert.Contains("add it again", step.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal(["registered done", "authorize failed", "signed_in not_yet"],
            StatesOf(stuck).Where(state => state.Split(' ')[0] is "registered" or "authorize" or "signed_in"));

        await client.ConnectAsync(olivia);
        Assert.False((await ReadAsync(client.Id)).TryGetProperty("first_failing_step", out _));
    }

    [Fact]
    public async Task AConnectionThatEnded_IsShownUntilThereIsOneAgain()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await client.ConnectAsync(olivia);
        await client.RevokeAsync(tokens.Text("refresh_token"));

        Assert.Equal("kept", (await ReadAsync(client.Id)).GetProperty("first_failing_step").GetString());

        await client.ConnectAsync(olivia);
        Assert.False((await ReadAsync(client.Id)).TryGetProperty("first_failing_step", out _));
    }

    [Fact]
    public async Task AClientNobodyHasSeen_HasNoSteps()
    {
        var timeline = await ReadAsync("https://nobody.example/client.json?a=b%");

        Assert.Equal("https://nobody.example/client.json?a=b%", timeline.GetProperty("client_id").GetString());
        Assert.All(StatesOf(timeline), state => Assert.EndsWith(" not_yet", state, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("%20")]
    [InlineData("a%0Ab")]
    [InlineData("caf%C3%A9")]
    public async Task WhatIsNoClientId_IsRefusedInWords(string id)
    {
        var answer = await gateway.Wire.GetAsync($"/api/v1/clients/{id}/timeline", AuditLog.Authorization);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("A client id is", answer.Json().GetProperty("errors").GetProperty("id")[0].GetString(),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await gateway.Wire.GetAsync($"/admin/clients/{id}", AuditLog.Authorization)).Status);
    }

    [Theory]
    [InlineData("/api/v1/clients/x/timeline", HttpStatusCode.Unauthorized)]
    [InlineData("/admin/clients", HttpStatusCode.Redirect)]
    [InlineData("/admin/clients/x", HttpStatusCode.Redirect)]
    public async Task OnlySecurityStaffAndCredentials_MayLook(string path, HttpStatusCode withoutAny)
    {
        using var olivia = Accounts.Olivia();
        await olivia.OpenAsync($"{gateway.Url}/connections");
        var cookie = ("Cookie", olivia.Browser.Cookies.GetCookieHeader(new(gateway.Url)));

        Assert.Equal(withoutAny, (await gateway.Wire.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await gateway.Wire.GetAsync(path, cookie)).Status);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Wire.GetAsync(path, AuditLog.Authorization)).Status);
    }

    [Fact]
    public async Task Looking_IsAudited()
    {
        await ReadAsync("x");

        Assert.Equal("credential:tests", Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=audit.read"))
            .GetProperty("user_id").GetString());
    }

    [Fact]
    public async Task ThePages_LeadSecurityStaffFromTheIdToTheRemedy_AndQuoteNothingUnescaped()
    {
        const string id = "https://a.example/<b>\"&c";
        using var sam = Accounts.Sam();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await gateway.Wire.GetAsync(client.AuthorizePath(("resource", "https://elsewhere.example/mcp")));

        var form = await sam.OpenAsync($"{gateway.Url}/admin/clients");
        var page = await sam.OpenAsync($"{gateway.Url}/admin/clients?id={client.Id}");
        var strange = await sam.OpenAsync($"{gateway.Url}/admin/clients?id={Uri.EscapeDataString(id)}");

        Assert.Equal("get", form.Get<IHtmlFormElement>("form[action='/admin/clients']").Method);
        Assert.Equal($"{gateway.Url}/admin/clients/{client.Id}", page.Url.ToString());
        Assert.Contains("Paste the MCP URL", page.Get<IHtmlElement>("#first-failing-step").TextContent,
            StringComparison.Ordinal);
        Assert.Equal("failed", page.Get<IHtmlElement>("[data-step=authorize]").GetAttribute("data-state"));
        Assert.Empty(page.Document!.QuerySelectorAll("script:not([nonce])"));
        Assert.Contains(id, strange.Text, StringComparison.Ordinal);
        Assert.Null(strange.Find<IHtmlElement>("b"));
        Assert.Equal(HttpStatusCode.OK, strange.Status);
    }

    private async Task<JsonElement> ReadAsync(string id)
    {
        var answer = await gateway.Wire.GetAsync(
            $"/api/v1/clients/{Uri.EscapeDataString(id)}/timeline", AuditLog.Authorization);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer.Json();
    }

    private static IEnumerable<string> StatesOf(JsonElement timeline) => timeline.GetProperty("steps").EnumerateArray()
        .Select(step => $"{step.GetProperty("step").GetString()} {step.GetProperty("state").GetString()}");
}
