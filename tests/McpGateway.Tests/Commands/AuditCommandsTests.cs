using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Commands;

/// <summary>The commands for the audit log, run beside a gateway that is in use.</summary>
public sealed class AuditCommandsTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync();

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    private Task<CommandLine> RunAsync(params string[] command) =>
        CommandLine.RunAsync([.. command, "--Gateway:Storage:Sqlite:Path", gateway.StorePath]);

    private async Task<IReadOnlyList<string>> ActionsAsync() =>
        [.. (await gateway.Services.GetRequiredService<IAuditStore>()
            .QueryAsync(new(), TestContext.Current.CancellationToken)).Events.Select(found => found.Action)];

    [Fact]
    public async Task ASoundLog_IsIntact_AndAChangedOneTellsTheEvent()
    {
        await OAuthClient.RegisterAsync(gateway.Wire);
        await OAuthClient.RegisterAsync(gateway.Wire);

        var sound = await RunAsync("audit", "verify");
        Assert.True(sound.ExitCode == 0, sound.Output);
        Assert.Contains("2 events in 1 chains", sound.Output, StringComparison.Ordinal);
        Assert.Contains("Intact.", sound.Output, StringComparison.Ordinal);

        await using (var connection = new SqliteConnection($"Data Source={gateway.StorePath};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE audit_event SET client_id = 'another' WHERE position = 2";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var broken = await RunAsync("audit", "verify");
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("position 2, sequence 2: the event was changed.", broken.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("audit", "verify", "--organizer", "org_alpine")).ExitCode);
        Assert.Equal(2, (await RunAsync("audit", "verify", "--from", "yesterday")).ExitCode);
    }

    [Fact]
    public async Task AHold_IsPlacedAndLifted_AndBothAreInTheLog()
    {
        var placed = await RunAsync("audit", "hold", "place", "case-7", "--organizer", "org_alpine", "--from", "2027-01-01", "--to", "2027-03-31");
        Assert.True(placed.ExitCode == 0, placed.Output);
        Assert.Contains("case-7: org_alpine, 2027-01-01 to 2027-03-31", (await RunAsync("audit", "hold", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("audit", "hold", "place", "case-8", "--from", "2027-02-01", "--to", "2027-01-01")).ExitCode);

        Assert.Equal(0, (await RunAsync("audit", "hold", "lift", "case-7")).ExitCode);
        Assert.Equal(1, (await RunAsync("audit", "hold", "lift", "case-7")).ExitCode);

        Assert.Equal(["audit.hold_lifted", "audit.hold_placed"], await ActionsAsync());
    }
}
