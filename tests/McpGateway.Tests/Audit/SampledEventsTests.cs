using System.Text.Json;
using AngleSharp.Html.Dom;
using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit;

/// <summary>Of many refusals of a kind a few are kept, and those tell how many there were.</summary>
public sealed class SampledEventsTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task WhatWasLeftOut_IsToldByTheNextOfItsKind_AndByNoOther()
    {
        var flooding = await OAuthClient.RegisterAsync(gateway.Wire);
        var calm = await OAuthClient.RegisterAsync(gateway.Wire);
        await RefuseAsync(flooding, 30);
        var kept = await ReadAsync(flooding);
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await RefuseAsync(calm, 1);
        await RefuseAsync(flooding, 2);

        Assert.Equal(10, kept.Count);
        Assert.All(kept, told => Assert.False(told.TryGetProperty("left_out", out _)));
        Assert.False(Assert.Single(await ReadAsync(calm)).TryGetProperty("left_out", out _));
        var later = await ReadAsync(flooding);
        Assert.Equal(12, later.Count);
        Assert.Equal(20, later[1].GetProperty("left_out").GetInt32());
        Assert.False(later[0].TryGetProperty("left_out", out _));
    }

    [Fact]
    public async Task TheTimeline_TellsHowManyMoreThereWere()
    {
        using var sam = Accounts.Sam();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await RefuseAsync(client, 15);
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await RefuseAsync(client, 1);

        var timeline = (await gateway.Wire.GetAsync(
            $"/api/v1/clients/{client.Id}/timeline", AuditLog.Authorization)).Json();
        var page = await sam.OpenAsync($"{gateway.Url}/admin/clients/{client.Id}");

        var step = timeline.GetProperty("steps").EnumerateArray()
            .Single(one => one.GetProperty("step").GetString() == "token");
        Assert.Equal(5, step.GetProperty("left_out").GetInt32());
        Assert.Equal(5, timeline.GetProperty("events").EnumerateArray().Last().GetProperty("left_out").GetInt32());
        Assert.Equal("and 5 more like it",
            page.Get<IHtmlElement>("tr[data-step=token] [data-left-out='5']").TextContent.Trim());
    }

    [Fact]
    public async Task WhatIsStillWaiting_IsToldWhenTheGatewayStops()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await RefuseAsync(client, 30);

        await gateway.RestartAsync();

        var told = await ReadAsync(client);
        Assert.Equal(11, told.Count);
        Assert.Equal(19, told[0].GetProperty("left_out").GetInt32());
    }

    [Fact]
    public void AFloodOfKinds_IsCountedWithoutTheirNames()
    {
        var leftOut = new LeftOutEvents(maxKinds: 2);
        foreach (var client in new[] { "a", "b", "c", "d", "a", "c" })
        {
            leftOut.Add(client, Refused(client));
        }

        Assert.Equal(2, leftOut.Take("a"));
        Assert.Equal(0, leftOut.Take("a"));
        var told = leftOut.TakeAll();
        Assert.Equal(["b", null], told.Select(step => step.ClientId));
        Assert.Equal([null, 2], told.Select(step => step.LeftOut));
        Assert.Empty(leftOut.TakeAll());
    }

    private static AuditEvent Refused(string client) => new()
    {
        Time = default,
        RequestId = "",
        Action = AuditAction.TokenRefused,
        Outcome = AuditOutcome.Denied,
        ClientId = client,
    };

    private static async Task RefuseAsync(OAuthClient client, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await client.RefreshAsync("x");
        }
    }

    private Task<List<JsonElement>> ReadAsync(OAuthClient client) =>
        AuditLog.ReadAsync(gateway.Wire, $"action=token.refused&client={client.Id}");
}
