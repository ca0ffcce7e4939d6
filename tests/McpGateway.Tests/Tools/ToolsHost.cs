using System.Text;
using McpGateway.Audit;
using McpGateway.BackOffice;
using McpGateway.Storage;
using McpGateway.Switches;
using McpGateway.Tools;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace McpGateway.Tests.Tools;

/// <summary>The tools as the gateway wires them, over a stub back office and a store of their own.</summary>
internal sealed class ToolsHost : IAsyncDisposable
{
    private readonly IHost host;
    private readonly string folder;
    private bool ownsFolder = true;

    private ToolsHost(
        IHost host, string folder, StubBackOffice backOffice, MemoryAuditStore audit, ManualClock clock)
    {
        this.host = host;
        this.folder = folder;
        BackOffice = backOffice;
        Audit = audit;
        Clock = clock;
    }

    public StubBackOffice BackOffice { get; }

    public MemoryAuditStore Audit { get; }

    public ManualClock Clock { get; }

    public IRecordStore Records => host.Services.GetRequiredService<IRecordStore>();

    public ToolCalls Tools => host.Services.GetRequiredService<ToolCalls>();

    public static Task<ToolsHost> StartAsync(
        string? catalog = null, params (string Setting, string Value)[] settings) => StartAsync(
            Directory.CreateTempSubdirectory("mcp-gateway-").FullName, new(), catalog, settings);

    /// <summary>Another process over the same store, with the same clock; to be disposed of first.</summary>
    public async Task<ToolsHost> StartAnotherAsync(
        string? catalog = null, params (string Setting, string Value)[] settings)
    {
        var other = await StartAsync(folder, Clock, catalog, settings);
        other.ownsFolder = false;
        return other;
    }

    private static async Task<ToolsHost> StartAsync(
        string folder, ManualClock clock, string? catalog, (string Setting, string Value)[] settings)
    {
        var backOffice = await StubBackOffice.StartAsync();
        var audit = new MemoryAuditStore();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gateway:PublicUrl"] = "https://gateway.example",
            ["Gateway:SignIn:Authority"] = backOffice.Url,
            ["Gateway:SignIn:ClientId"] = "gateway",
            ["Gateway:SignIn:ClientSecret"] = "a-secret-for-tests",
            ["Gateway:BackOffice:Url"] = backOffice.Url,
            ["Gateway:Catalog:Path"] = catalog ?? SampleCatalog.Path,
            ["Gateway:Storage:Sqlite:Path"] = Path.Combine(folder, "gateway.db"),
        });
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(one => one.Setting, one => (string?)one.Value));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddStorage();
        builder.Services.AddSettings<GatewayOptions>(GatewayOptions.Section);
        builder.Services.AddSingleton<Handles>();
        builder.Services.AddSingleton<IAuditStore>(audit);
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<Alerts>();
        builder.AddBackOffice();
        builder.AddSwitches();
        builder.AddTools();
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(host, folder, backOffice, audit, clock);
    }

    public static Caller CallerWith(string scopes, string requestId = "req_1") => new()
    {
        RequestId = requestId,
        ConnectionId = "con_1",
        UserId = "usr_1",
        OrganizerId = "org_1",
        OrganizerName = "Alpine Park",
        ClientName = "Desk Assistant",
        ClientId = "cli_1",
        Provider = "anthropic",
        Scopes = ScopeSet.TryParse(scopes)!,
        ExpiresAt = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero),
        GetBackOfficeTokenAsync = _ => new("back-office-token"),
    };

    public ValueTask<ToolAnswer> CallAsync(Caller caller, string tool, string arguments) =>
        Tools.CallAsync(
            caller, new() { Name = tool, Arguments = Encoding.UTF8.GetBytes(arguments) }, CancellationToken.None);

    public ValueTask<ToolAnswer> CallAsync(Caller caller, ToolRequest request) =>
        Tools.CallAsync(caller, request, CancellationToken.None);

    /// <summary>Calls a tool and, where it asks for the user's confirmation, once more with it.</summary>
    public async ValueTask<ToolAnswer> CallConfirmedAsync(Caller caller, string tool, string arguments)
    {
        var answer = await CallAsync(caller, tool, arguments);
        return answer is ToolAnswer.Told asked
            ? await CallAsync(caller, tool, TwoSteps.Confirmed(arguments, TwoSteps.TokenOf(asked)))
            : answer;
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>From now on no record can be added or changed.</summary>
    public void BreakRecords() =>
        Execute("CREATE TRIGGER broken BEFORE INSERT ON record BEGIN SELECT RAISE(ABORT, 'out of order'); END");

    /// <summary>From now on whoever adds or changes a record of this kind is told that another was faster.</summary>
    public void LoseEveryRace(string kind) => Execute($"""
        CREATE TRIGGER lost_add BEFORE INSERT ON record WHEN new.kind = '{kind}' BEGIN SELECT RAISE(IGNORE); END;
        CREATE TRIGGER lost_replace BEFORE UPDATE ON record WHEN new.kind = '{kind}' BEGIN SELECT RAISE(IGNORE); END;
        """);

    public void WinRacesAgain() => Execute("DROP TRIGGER lost_add; DROP TRIGGER lost_replace");

    /// <summary>Every byte of the store's files, as characters.</summary>
    public string ReadStore()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(folder))
        {
            using var reader = new StreamReader(
                new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.Latin1);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    private void Execute(string sql)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "gateway.db")};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        await BackOffice.DisposeAsync();
        if (ownsFolder)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
