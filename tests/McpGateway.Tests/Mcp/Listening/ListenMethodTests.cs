using System.Net;
using System.Text.Json;
using McpGateway.Tests.Harness;
using McpGateway.Tests.Switches;

namespace McpGateway.Tests.Mcp.Listening;

/// <summary>A client that listens is told when its list changed, and let go when it may no longer listen
/// (server/utilities/subscriptions).</summary>
public sealed class ListenMethodTests : IAsyncLifetime
{
    private const string Login = "marco@alpine.example";
    private const string SubscriptionId = "io.modelcontextprotocol/subscriptionId";
    private const string Acknowledged = "notifications/subscriptions/acknowledged";
    private const string ListChanged = "notifications/tools/list_changed";

    private readonly Visitor marco = new(Login, "try-marco");
    private InProcessGateway gateway = null!;
    private OAuthClient client = null!;
    private string token = "";

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync([.. AuditLog.Settings, "--Gateway:Mcp:Listening:LookEvery=00:00:00.2",
            "--Gateway:Mcp:Listening:KeepAlive=00:00:00.3", "--Gateway:Mcp:Listening:InAll=6"]);
        gateway.BackOffice.Setup.RolesChangedUris.Add($"{gateway.Url}/api/v1/roles/changed");
        client = await OAuthClient.RegisterAsync(gateway.Wire);
        token = (await client.ConnectAsync(marco, ("scope", "bookings:read configuration:read"))).Text("access_token");
    }

    public async ValueTask DisposeAsync()
    {
        marco.Dispose();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task AChangeOfRoles_IsTold_OncePerChange_AndOnlyToThoseWhoAsked()
    {
        using var asked = await OpenAsync();
        using var other = await OpenAsync("""
            "notifications":{"promptsListChanged":true,"resourcesListChanged":true,"resourceSubscriptions":["a:b"]}
            """);
        Assert.Equal("""{"toolsListChanged":true}""", await AcknowledgementAsync(asked));
        Assert.Equal("{}", await AcknowledgementAsync(other));

        foreach (var role in (string[])["finance", "manager"])
        {
            await gateway.BackOffice.ChangeRolesAsync(Login, "org_alpine", role);
            AssertTagged(Assert.NotNull(await asked.ReadAsync()), ListChanged);
        }

        // The same list again is no change: the next that is said is the end.
        await gateway.BackOffice.ChangeRolesAsync(Login, "org_alpine", "manager");
        await client.RevokeAsync(token);
        await AssertEndsAsync(asked);
        await AssertEndsAsync(other);
    }

    /// <summary>A switch changes the list and ends no stream.</summary>
    [Fact]
    public async Task ASwitch_IsToldAsAChange_WhenItIsThrownAndWhenItIsLifted()
    {
        using var asked = await OpenAsync();
        Assert.Equal("""{"toolsListChanged":true}""", await AcknowledgementAsync(asked));
        var panel = new SwitchPanel(gateway);

        var id = await panel.ThrowAsync("client", client.Id);
        AssertTagged(Assert.NotNull(await asked.ReadAsync()), ListChanged);
        await panel.LiftAsync(id);
        AssertTagged(Assert.NotNull(await asked.ReadAsync()), ListChanged);
    }

    [Fact]
    public async Task TheStream_EndsWithItsResult_WhenTheConnectionEnds_OrTheTokenExpires_OrTheGatewayStops()
    {
        using var revoked = await OpenAsync();
        await AcknowledgementAsync(revoked);
        await client.RevokeAsync(token);
        await AssertEndsAsync(revoked);

        token = (await client.ConnectAsync(marco)).Text("access_token");
        using var expired = await OpenAsync();
        await AcknowledgementAsync(expired);
        gateway.Clock.Advance(TimeSpan.FromMinutes(11));
        await AssertEndsAsync(expired);

        token = (await client.ConnectAsync(marco)).Text("access_token");
        using var stopped = await OpenAsync();
        await AcknowledgementAsync(stopped);
        await gateway.RestartAsync();
        await AssertEndsAsync(stopped);
    }

    [Fact]
    public async Task TheStream_StaysOpen_WhileTheBackOfficeIsAway_AndSaysLaterWhatChanged()
    {
        await gateway.DisposeAsync();
        gateway = await InProcessGateway.StartAsync([.. AuditLog.Settings, "--Gateway:Roles:RefreshAfter=00:00:00",
            "--Gateway:Mcp:Listening:LookEvery=00:00:00.1", "--Gateway:Mcp:Listening:KeepAlive=00:00:00.2"]);
        client = await OAuthClient.RegisterAsync(gateway.Wire);
        token = (await client.ConnectAsync(marco, ("scope", "bookings:read"))).Text("access_token");
        using var stream = await OpenAsync();
        await AcknowledgementAsync(stream);

        // Comments go on while nothing else can be said.
        for (var comments = 0; comments < 5;)
        {
            comments += await stream.ReadLineAsync() == ":" ? 1 : 0;
        }

        await gateway.BackOffice.SetRolesAsync(Login, "org_alpine", "finance");
        AssertTagged(Assert.NotNull(await stream.ReadAsync()), ListChanged);
    }

    [Fact]
    public async Task TooManyStreams_AreRefused_PerConnectionAndInAll_AndRoomComesBack()
    {
        var open = new List<OpenStream>();
        for (var count = 0; count < 4; count++)
        {
            open.Add(await OpenAsync());
            await AcknowledgementAsync(open[^1]);
        }

        await AssertTooManyAsync();
        open[0].Dispose();
        while (true)
        {
            // The gateway sees that a client hung up a moment later.
            using var again = await OpenAsync();
            if (again.Status == HttpStatusCode.OK)
            {
                break;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        token = (await client.ConnectAsync(marco)).Text("access_token");
        for (var count = 0; open.Count < 8; count++)
        {
            var next = await OpenAsync();
            open.Add(next);
            if (next.Status != HttpStatusCode.OK)
            {
                break;
            }
        }

        await AssertTooManyAsync();
        open.ForEach(stream => stream.Dispose());
    }

    [Theory]
    [InlineData("""
        "notifications":[]
        """)]
    [InlineData("""
        "notifications":{"toolsListChanged":"yes"}
        """)]
    [InlineData("")]
    public async Task WhatToBeToldOf_MustBeSaid(string wanted)
    {
        using var stream = await OpenAsync(wanted);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (stream.Status, stream.MediaType));
        Assert.Equal(-32602, (await stream.ReadErrorAsync()).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task WhoTakesNoEventStream_IsToldSo()
    {
        using var stream = await OpenStream.OpenAsync(gateway.Url, token, accept: "application/json");
        Assert.Equal(HttpStatusCode.NotAcceptable, stream.Status);
    }

    private Task<OpenStream> OpenAsync(string wanted = """
        "notifications":{"toolsListChanged":true}
        """) => OpenStream.OpenAsync(gateway.Url, token, wanted);

    private async Task AssertTooManyAsync()
    {
        using var refused = await OpenAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(-32004, (await refused.ReadErrorAsync()).GetProperty("code").GetInt32());
    }

    private static async Task<string> AcknowledgementAsync(OpenStream stream)
    {
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (stream.Status, stream.MediaType));
        var first = Assert.NotNull(await stream.ReadAsync());
        AssertTagged(first, Acknowledged);
        return first.GetProperty("params").GetProperty("notifications").GetRawText();
    }

    private static void AssertTagged(JsonElement message, string method)
    {
        Assert.Equal(method, message.GetProperty("method").GetString());
        Assert.False(message.TryGetProperty("id", out _));
        Assert.Equal(OpenStream.Id, message.GetProperty("params").GetProperty("_meta").GetProperty(SubscriptionId).GetRawText());
    }

    private static async Task AssertEndsAsync(OpenStream stream)
    {
        var last = Assert.NotNull(await stream.ReadAsync());
        Assert.Equal(OpenStream.Id, last.GetProperty("id").GetRawText());
        var result = last.GetProperty("result");
        Assert.Equal("complete", result.GetProperty("resultType").GetString());
        Assert.Equal(OpenStream.Id, result.GetProperty("_meta").GetProperty(SubscriptionId).GetRawText());
        Assert.Null(await stream.ReadAsync());
    }
}
