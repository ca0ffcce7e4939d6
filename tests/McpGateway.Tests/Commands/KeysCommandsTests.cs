using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Commands;

/// <summary>The commands for keys, run beside a gateway that is in use.</summary>
public sealed class KeysCommandsTests : IAsyncLifetime
{
    private const string KnownFor = "--Gateway:Storage:Keys:KnownFor=00:00:00.500";
    private const string Scopes = "bookings:read";

    private readonly List<Connector> connectors = [];
    private InProcessGateway gateway = null!;

    /// <summary>One connection calls and refreshes as fast as it can.</summary>
    private static readonly string[] NoLimits =
    [
        .. new[] { "Connection", "User", "Organizer", "Client" }.SelectMany(who => (string[])
            [$"--Gateway:Limits:{who}:PerSecond=100000", $"--Gateway:Limits:{who}:Burst=100000"]),
    ];

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync([KnownFor, .. NoLimits]);

    public ValueTask DisposeAsync()
    {
        connectors.ForEach(connector => connector.Dispose());
        return gateway.DisposeAsync();
    }

    private Task<CommandLine> RunAsync(params string[] command) =>
        CommandLine.RunAsync([.. command, KnownFor, "--Gateway:Storage:Sqlite:Path", gateway.StorePath]);

    private async Task<Connector> ConnectAsync(string name, Visitor person, string organizer)
    {
        var connector = new Connector(gateway.Url, name);
        connectors.Add(connector);
        await connector.RegisterAsync();
        using var visitor = person;
        await connector.ConnectAsync(visitor, organizer, Scopes);
        return connector;
    }

    private static async Task<int> CallAsync(Connector connector)
    {
        using var response = await connector.SendAsync("whoami", new { });
        return (int)response.StatusCode;
    }

    private async Task<IReadOnlyList<AuditEvent>> ReadAsync(string action) =>
        (await gateway.Services.GetRequiredService<IAuditStore>().QueryAsync(
            new() { Action = action }, TestContext.Current.CancellationToken)).Events;

    /// <summary>Twice, so that everything that was made under the first new keys meets the second.</summary>
    [Fact]
    public async Task CallsAndRefreshesGoOn_WhileKeysRotate_AndNobodyIsLoggedOut()
    {
        var connector = await ConnectAsync("One", Accounts.Olivia(), "org_alpine");
        var idle = await ConnectAsync("Two", Accounts.Olivia(), "org_alpine");
        using var done = new CancellationTokenSource();
        var calls = 0;
        var load = Task.Run(async () =>
        {
            for (; !done.IsCancellationRequested; calls++)
            {
                Assert.Equal(200, await CallAsync(connector));
                await connector.RefreshAsync();
            }
        }, TestContext.Current.CancellationToken);

        var first = await RunAsync("keys", "rotate");
        var second = await RunAsync("keys", "rotate");
        var third = await RunAsync("keys", "rotate");
        await done.CancelAsync();
        await load;

        Assert.All([first, second, third], run => Assert.Contains("Sealed anew: ", run.Output, StringComparison.Ordinal));
        Assert.True(calls > 2);
        Assert.Equal(200, await CallAsync(idle));
        await idle.RefreshAsync();
        var ended = await RunAsync("keys", "rotate", "--continue");
        Assert.True(ended.ExitCode == 0, ended.Output);
        Assert.Contains("sealed under the newest key", ended.Output, StringComparison.Ordinal);
        var status = (await RunAsync("keys", "status")).Output;
        Assert.Contains("generation   4", status, StringComparison.Ordinal);
        Assert.Contains("Hash keys: 4", status, StringComparison.Ordinal);
        Assert.DoesNotContain("Lost", status, StringComparison.Ordinal);

        // The second generation of each: nothing is sealed under it, and it is neither the oldest nor one of the newest two.
        Assert.Contains("Deleted: ", third.Output + ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("generation   2", status, StringComparison.Ordinal);
        Assert.Equal(4, (await ReadAsync("keys.rotated")).Count);
        Assert.Single(await ReadAsync("keys.retired"), found => found.OrganizerId == "org_alpine");

        await gateway.RestartAsync();
        Assert.Equal(200, await CallAsync(idle));
        await connector.RefreshAsync();
    }

    [Fact]
    public async Task AnOrganizerWhoseKeysAreShredded_IsGoneFromARunningGateway_AndNoOtherIs()
    {
        var gone = await ConnectAsync("One", Accounts.Olivia(), "org_alpine");
        var stays = await ConnectAsync("Two", Accounts.Leo(), "org_lakeside");
        Assert.Equal(200, await CallAsync(gone));

        var run = await RunAsync("keys", "shred", "--organizer", "org_alpine");

        Assert.True(run.ExitCode == 0, run.Output);
        var status = 200;
        while (status == 200)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            status = await CallAsync(gone);
        }

        Assert.Equal(401, status);
        Assert.Equal(200, await CallAsync(stays));
        var audit = gateway.Services.GetRequiredService<IAuditStore>();
        var events = (await audit.QueryAsync(new(), TestContext.Current.CancellationToken)).Events;
        Assert.Equal("org_alpine", Assert.Single(events, found => found.Action == "keys.shredded").OrganizerId);
        Assert.Equal(1, (await RunAsync("keys", "shred", "--organizer", "org_alpine")).ExitCode);
    }

    /// <summary>As when the command was stopped, or the log failed, between the two.</summary>
    [Fact]
    public async Task AShreddingThatTheLogDoesNotKnow_IsNotedByTheNextRun_Once()
    {
        await ConnectAsync("One", Accounts.Olivia(), "org_alpine");
        await gateway.Services.GetRequiredService<StoreKeys>().ShredAsync("org_alpine", TestContext.Current.CancellationToken);

        Assert.Equal(0, (await RunAsync("keys", "shred", "--organizer", "org_alpine")).ExitCode);
        Assert.Equal(1, (await RunAsync("keys", "shred", "--organizer", "org_alpine")).ExitCode);

        var query = new AuditQuery { Action = "keys.shredded", OrganizerId = "org_alpine" };
        var audit = gateway.Services.GetRequiredService<IAuditStore>();
        Assert.Single((await audit.QueryAsync(query, TestContext.Current.CancellationToken)).Events);
    }

    [Fact]
    public async Task WhatStandsInTheWay_IsSaid()
    {
        File.Move($"{gateway.StorePath}.key", $"{gateway.StorePath}.kept");

        var run = await RunAsync("keys", "status");

        File.Move($"{gateway.StorePath}.kept", $"{gateway.StorePath}.key");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is missing", run.Output, StringComparison.Ordinal);
        Assert.Contains("--organizer", (await CommandLine.RunAsync("keys", "shred")).Output, StringComparison.Ordinal);
    }
}
