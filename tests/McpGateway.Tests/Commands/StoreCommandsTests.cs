using System.Net;
using System.Text.Json;
using McpGateway.Connections;
using McpGateway.Storage;
using McpGateway.Switches;
using McpGateway.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Commands;

/// <summary>What an operator does to the store beside a gateway, and between two runs of it.</summary>
public sealed class StoreCommandsTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("backup-").FullName;
    private InProcessGateway gateway = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(folder, "gateway.backup");

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Task<CommandLine> RunAsync(params string[] line) =>
        CommandLine.RunAsync(["store", .. line, "--Gateway:Storage:Sqlite:Path", gateway.StorePath]);

    private async Task<(OAuthClient Client, string Token)> ConnectAsync()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        return (client, (await client.ConnectAsync(olivia)).Text("access_token"));
    }

    private async Task RevokeAllAsync()
    {
        var connections = gateway.Services.GetRequiredService<ConnectionStore>();
        foreach (var connection in await connections.ListByUserAsync("usr_7kq2m9xtd4", Cancel))
        {
            await gateway.Services.GetRequiredService<Revocation>().RevokeAsync(
                connection, RevocationReason.ByUser, "req_1", Cancel);
        }
    }

    private async Task RestoreAsync(params string[] options) => await gateway.RestartAsync(async () =>
    {
        var run = await RunAsync(["restore", Backup, "--replace", .. options]);
        Assert.True(run.ExitCode == 0, run.Output);
    });

    private async Task<AuditEvent> RestoredEventAsync() => Assert.Single(
        (await gateway.Services.GetRequiredService<IAuditStore>().QueryAsync(new() { Action = "store.restored" }, Cancel)).Events);

    [Fact]
    public async Task Inspect_CountsBesideARunningGateway_AndShowsNoContent()
    {
        await ConnectAsync();

        var table = await RunAsync("inspect");
        Assert.True(table.ExitCode == 0, table.Output);
        Assert.Matches(@"(?m)^connection +Sqlite +1 +0 +\d+$", table.Output);
        Assert.Matches(@"(?m)^Audit events: \d+, from 2027-01-04T09:00:00Z to", table.Output);
        Assert.DoesNotContain("org_alpine", table.Output, StringComparison.Ordinal);

        var report = JsonSerializer.Deserialize<JsonElement>((await RunAsync("inspect", "--json")).Output);
        var kinds = report.GetProperty("kinds").EnumerateArray().ToList();
        Assert.Contains(kinds, kind => kind.GetProperty("kind").GetString() == "client" && kind.GetProperty("bytes").GetInt64() > 0);
        var keys = report.GetProperty("keys").EnumerateArray().ToList();
        Assert.True(keys.Count >= 2, "The gateway's own key and the organizer's.");
        Assert.All(keys, key => Assert.True(key.GetProperty("isHeld").GetBoolean()));
        // What is not sealed under a data key is one: wrapped.
        Assert.Equal(
            kinds.Where(kind => kind.GetProperty("kind").GetString() != "data-key").Sum(kind => kind.GetProperty("records").GetInt64()),
            keys.Sum(key => key.GetProperty("records").GetInt64()));
    }

    /// <summary>Who looks for what is wrong with a store sees the rest of it too.</summary>
    [Fact]
    public async Task Inspect_CountsWhatIsInNoFormat()
    {
        await gateway.RestartAsync(() =>
        {
            using var database = new SqliteConnection($"Data Source={gateway.StorePath};Pooling=False");
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "INSERT INTO record (kind, id, version, content) VALUES ('client', 'odd', 1, x'00')";
            command.ExecuteNonQuery();
            return Task.CompletedTask;
        });

        var table = await RunAsync("inspect");

        Assert.True(table.ExitCode == 0, table.Output);
        Assert.Matches(@"(?m)^ +none +1  NOT HELD", table.Output);
    }

    [Fact]
    public async Task Backup_SaysThatThereIsNoFolder()
    {
        var run = await RunAsync("backup", Path.Combine(folder, "none", "gateway.backup"));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("There is no folder for '", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("store", "inspect")]
    [InlineData("keys", "status")]
    [InlineData("keys", "rotate")]
    public async Task ACommand_MakesNoStore_WhereThereIsNone(string name, string which)
    {
        var path = Path.Combine(folder, "nothing.db");

        var run = await CommandLine.RunAsync(name, which, $"--Gateway:Storage:Sqlite:Path={path}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("There is no store at", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("--Gateway:Storage:Sqlite:Pth=x", "Gateway:Storage:Sqlite:Pth is not a setting")]
    [InlineData("--Gateway:Storage:Profile=Cassandra", "Gateway:Storage:Profile is 'Cassandra'")]
    public async Task AWrongSetting_IsTold(string setting, string problem)
    {
        var run = await RunAsync("inspect", setting);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(problem, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARestoredStore_Serves_AndWhatWasRevokedAfterTheBackup_StaysDead()
    {
        var (client, token) = await ConnectAsync();
        var backup = await RunAsync("backup", Backup);
        Assert.True(backup.ExitCode == 0, backup.Output);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        }

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
        await RevokeAllAsync();

        await RestoreAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(token)).Status);
        Assert.Null((await RestoredEventAsync()).Code);
        // The client's registration is of the backup, and connects anew.
        using var olivia = Accounts.Olivia();
        var tokens = await client.ConnectAsync(olivia);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
        Assert.Equal([gateway.StorePath], Directory.GetFiles(Path.GetDirectoryName(gateway.StorePath)!, "*.db"));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(gateway.StorePath)!, "gateway.db.2*Z"));
    }

    [Fact]
    public async Task AnOperatorWhoSaysSo_KeepsTheConnections_AndTheLogTells()
    {
        var (client, token) = await ConnectAsync();
        await RunAsync("backup", Backup);

        await RestoreAsync("--keep-connections");

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
        Assert.Equal("connections_kept", (await RestoredEventAsync()).Code);
    }

    [Fact]
    public async Task ASwitchThrownAfterTheBackup_IsOnAfterTheRestore()
    {
        await RunAsync("backup", Backup);
        var switches = gateway.Services.GetRequiredService<SwitchStore>();
        Assert.True(await switches.TryThrowAsync(new()
        {
            Id = "sw_1",
            Kind = SwitchKind.Everything,
            Target = "",
            Reason = "test",
            ThrownAt = TimeProvider.System.GetUtcNow(),
            ThrownBy = "tests",
        }));

        await RestoreAsync();

        switches = gateway.Services.GetRequiredService<SwitchStore>();
        Assert.Single((await switches.ReadAsync(Cancel)).InForce(TimeProvider.System.GetUtcNow()));
    }

    /// <summary>The store was lost, so nobody can know what was decided since.</summary>
    [Fact]
    public async Task ARestoreWithoutAStore_SaysThatSwitchesAreThoseOfTheBackup()
    {
        await ConnectAsync();
        await RunAsync("backup", Backup);

        var run = await CommandLine.RunAsync(
            "store", "restore", Backup, $"--Gateway:Storage:Sqlite:Path={Path.Combine(folder, "new.db")}",
            $"--Gateway:Storage:Keys:File={gateway.StorePath}.key");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Matches("switches and restrictions are those of the backup, whose last audit event is of 2027-01-04T", run.Output);
    }

    [Fact]
    public async Task ABackup_OverwritesNothing_AndARestoreNeitherAStoreNorOneInUse()
    {
        await RunAsync("backup", Backup);

        var again = await RunAsync("backup", Backup);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("overwrites nothing", again.Output, StringComparison.Ordinal);

        var careless = await RunAsync("restore", Backup);
        Assert.Equal(2, careless.ExitCode);
        Assert.Contains("--replace", careless.Output, StringComparison.Ordinal);

        var inUse = await RunAsync("restore", Backup, "--replace");
        Assert.Equal(2, inUse.ExitCode);
        Assert.Contains("is in use", inUse.Output, StringComparison.Ordinal);
        await ConnectAsync();
        Assert.Equal([Backup], Directory.GetFiles(folder));
    }
}
