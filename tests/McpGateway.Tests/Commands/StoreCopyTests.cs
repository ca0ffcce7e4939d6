using System.Net;
using System.Text.Json;
using McpGateway.Storage;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Commands;

/// <summary>An operator moves to another store, and nobody has to connect again.</summary>
public sealed class StoreCopyTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("copy-").FullName;
    private readonly RedisServer redis = new();
    private readonly FirestoreEmulator firestore = new();
    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(redis.StartAsync(), firestore.StartAsync());
        gateway = await InProcessGateway.StartAsync(
            "--environment=Development", $"--FIRESTORE_EMULATOR_HOST={firestore.Address}");
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await firestore.DisposeAsync();
        await redis.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The settings of a store, each below <c>Gateway:Storage</c>.</summary>
    private (string Name, string Value)[] Firestore =>
    [
        ("Profile", "Redis+Firestore"), ("Redis:Connection", redis.Address), ("Redis:Timeout", "00:00:10"),
        ("Firestore:Project", "the-new-one"), ("Firestore:Timeout", "00:00:08"), ("Keys:File", $"{gateway.StorePath}.key"),
    ];

    private (string Name, string Value)[] Sqlite =>
    [
        ("Profile", "Sqlite"), ("Sqlite:Path", Path.Combine(folder, "new.db")), ("Keys:File", $"{gateway.StorePath}.key"),
    ];

    private static string[] Arguments(IEnumerable<(string Name, string Value)> settings) =>
        [.. settings.Select(setting => $"--Gateway:Storage:{setting.Name}={setting.Value}")];

    private async Task<CommandLine> CopyAsync((string, string)[] from, (string Name, string Value)[] to)
    {
        var file = Path.Combine(folder, "to.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(
            to.ToDictionary(setting => $"Gateway:Storage:{setting.Name}", setting => setting.Value)));
        Environment.SetEnvironmentVariable("FIRESTORE_EMULATOR_HOST", firestore.Address);
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Development");
        try
        {
            // An emulator that has just started may take longer than a store may; the command is made to be run again.
            CommandLine run;
            var runs = 0;
            do
            {
                run = await CommandLine.RunAsync(["store", "copy", "--to", file, .. Arguments(from)]);
            }
            while (run.Output.Contains("does not answer in time", StringComparison.Ordinal) && ++runs < 10);

            return run;
        }
        finally
        {
            Environment.SetEnvironmentVariable("FIRESTORE_EMULATOR_HOST", null);
            Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", null);
        }
    }

    /// <summary>The gateway as it is there, and its connection as a client uses it; returns the newest refresh token.
    /// </summary>
    private static async Task<string> UseAsync(OAuthClient client, string refreshToken)
    {
        var tokens = await client.RefreshAsync(refreshToken);
        Assert.True(tokens.Status == HttpStatusCode.OK, tokens.Body);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
        return tokens.Text("refresh_token");
    }

    [Fact]
    public async Task AConnection_RefreshesAndCalls_AfterTheStoreMovedToFirestore_AndBack()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var connected = await client.ConnectAsync(olivia);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(connected.Text("access_token"))).Status);

        await gateway.RestartAsync(
            async () =>
            {
                var run = await CopyAsync([("Sqlite:Path", gateway.StorePath)], Firestore);
                Assert.True(run.ExitCode == 0, run.Output);
                Assert.Matches(@"(?m)^connection +1 records, [01] written in this run$", run.Output);
                var again = await CopyAsync([("Sqlite:Path", gateway.StorePath)], Firestore);
                Assert.True(again.ExitCode == 0, again.Output);
                Assert.Contains("a whole copy already", again.Output, StringComparison.Ordinal);
            },
            Arguments(Firestore));

        // The very token that was issued over the old store, and then a new one.
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(connected.Text("access_token"))).Status);
        var refreshToken = await UseAsync(client, connected.Text("refresh_token"));

        await gateway.RestartAsync(
            async () =>
            {
                var run = await CopyAsync(Firestore, Sqlite);
                Assert.True(run.ExitCode == 0, run.Output);
            },
            Arguments(Sqlite));

        refreshToken = await UseAsync(client, refreshToken);
        await client.RevokeAsync(refreshToken);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.RefreshAsync(refreshToken)).Status);
        var audit = gateway.Services.GetRequiredService<IAuditStore>();
        var actions = (await audit.QueryAsync(new() { Limit = 1000 }, TestContext.Current.CancellationToken)).Events
            .Select(found => found.Action).ToList();
        Assert.Equal(2, actions.Count(action => action == "store.copied"));
        Assert.Equal(2, actions.Count(action => action == "token.refreshed"));
        Assert.Single(actions, action => action == "consent.given");
    }

    [Fact]
    public async Task WhatStandsInTheWay_IsSaid()
    {
        var inUse = await CopyAsync([("Sqlite:Path", gateway.StorePath)], Sqlite);
        Assert.Equal(2, inUse.ExitCode);
        Assert.Contains("is in use", inUse.Output, StringComparison.Ordinal);

        var wrong = await CopyAsync([("Sqlite:Path", gateway.StorePath)], [("Profile", "Cassandra")]);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("Gateway:Storage:Profile is 'Cassandra'", wrong.Output, StringComparison.Ordinal);

        var missing = await CommandLine.RunAsync("store", "copy", "--to", Path.Combine(folder, "nowhere.json"));
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("There is no file", missing.Output, StringComparison.Ordinal);
    }
}
