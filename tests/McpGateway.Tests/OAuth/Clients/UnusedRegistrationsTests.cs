using System.Net;
using McpGateway.OAuth.Clients;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.OAuth.Clients;

/// <summary>A flood of registrations cannot make the store hold more than was allowed, and shuts nobody out.</summary>
public sealed class UnusedRegistrationsTests
{
    private const string AtMostTen = "--Gateway:OAuth:MaxUnusedRegistrations=10";

    [Fact]
    public async Task TheOldestThatNobodyUsed_GiveWay_AndNewcomersConnect()
    {
        await using var gateway = await InProcessGateway.StartAsync(AtMostTen);
        using var olivia = Accounts.Olivia();
        var used = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");
        var tokens = await used.ConnectAsync(olivia);
        var forgotten = await OAuthClient.RegisterAsync(gateway.Wire);
        var waiting = await OAuthClient.RegisterAsync(gateway.Wire);
        for (var i = 0; i < 9; i++)
        {
            await OAuthClient.RegisterAsync(gateway.Wire);
        }

        (await gateway.Wire.GetAsync(forgotten.AuthorizePath())).AssertIsErrorPage();
        (await forgotten.RefreshAsync("x")).AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
        await waiting.ConnectAsync(olivia);
        for (var i = 0; i < 30; i++)
        {
            await OAuthClient.RegisterAsync(gateway.Wire);
        }

        Assert.Equal(HttpStatusCode.OK, (await used.RefreshAsync(tokens.Text("refresh_token"))).Status);
        await used.ConnectAsync(olivia);
        await waiting.ConnectAsync(olivia);
        Assert.Equal(12, await CountAsync(gateway));
        await (await OAuthClient.RegisterAsync(gateway.Wire)).ConnectAsync(olivia);
    }

    /// <summary>The person was asked before the flood and answers after it.</summary>
    [Fact]
    public async Task ARegistrationThatGaveWay_IsNotMadeGoodByALateAnswer()
    {
        await using var gateway = await InProcessGateway.StartAsync(AtMostTen);
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        for (var i = 0; i < 10; i++)
        {
            await OAuthClient.RegisterAsync(gateway.Wire);
        }

        var answer = await olivia.Browser.PressAsync(
            page, page.Get<AngleSharp.Html.Dom.IHtmlElement>("[value=allow]"), client.RedirectUri);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task TheBoundHolds_WhenManyRegisterAtOnceWithSeveralProcessesOnOneStore()
    {
        var folder = Directory.CreateTempSubdirectory("mcp-gateway-").FullName;
        var shared = new[] { AtMostTen, $"--Gateway:Storage:Sqlite:Path={Path.Combine(folder, "shared.db")}" };
        await using (var one = await InProcessGateway.StartAsync(shared))
        await using (var other = await InProcessGateway.StartAsync(shared))
        {
            var clients = await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
                OAuthClient.RegisterAsync(i % 2 == 0 ? one.Wire : other.Wire)));

            Assert.Equal(60, clients.Select(client => client.Id).Distinct().Count());
            Assert.Equal(10, await CountAsync(one));
            Assert.Equal(10, await CountAsync(other));
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A place outlives nobody who had it.</summary>
    [Fact]
    public async Task WhatExpired_LeavesNothingBehindButTheCount()
    {
        await using var gateway = await InProcessGateway.StartAsync(AtMostTen);
        for (var i = 0; i < 12; i++)
        {
            await OAuthClient.RegisterAsync(gateway.Wire);
        }

        gateway.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(0, await CountAsync(gateway));
        Assert.Equal("taken", Assert.Single(await ListAsync(gateway, UnusedRegistrations.Kind)).Id);
    }

    private static async Task<int> CountAsync(InProcessGateway gateway) =>
        (await ListAsync(gateway, Client.Kind)).Count;

    private static async Task<IReadOnlyList<StoredRecord>> ListAsync(InProcessGateway gateway, string kind) =>
        await gateway.Services.GetRequiredService<IRecordStore>()
            .ListAsync(kind, index: null, afterId: null, limit: 1000, TestContext.Current.CancellationToken);
}
