using System.Text;
using McpGateway.Audit;
using McpGateway.BackOffice;
using McpGateway.Storage;
using McpGateway.Tools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace McpGateway.Tests.Tools;

/// <summary>The tools as the gateway wires them, over a stub back office.</summary>
internal sealed class ToolsHost : IAsyncDisposable
{
    private readonly IHost host;

    private ToolsHost(IHost host, StubBackOffice backOffice, MemoryAuditStore audit, ManualClock clock)
    {
        this.host = host;
        BackOffice = backOffice;
        Audit = audit;
        Clock = clock;
    }

    public StubBackOffice BackOffice { get; }

    public MemoryAuditStore Audit { get; }

    public ManualClock Clock { get; }

    public ToolCalls Tools => host.Services.GetRequiredService<ToolCalls>();

    public static async Task<ToolsHost> StartAsync(
        string? catalog = null, params (string Setting, string Value)[] settings)
    {
        var backOffice = await StubBackOffice.StartAsync();
        var (audit, clock) = (new MemoryAuditStore(), new ManualClock());
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gateway:SignIn:Authority"] = backOffice.Url,
            ["Gateway:SignIn:ClientId"] = "gateway",
            ["Gateway:SignIn:ClientSecret"] = "a-secret-for-tests",
            ["Gateway:BackOffice:Url"] = backOffice.Url,
            ["Gateway:Catalog:Path"] = catalog ?? SampleCatalog.Path,
        });
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(one => one.Setting, one => (string?)one.Value));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IAuditStore>(audit);
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<Alerts>();
        builder.AddBackOffice();
        builder.AddTools();
        return new(builder.Build(), backOffice, audit, clock);
    }

    public static Caller CallerWith(string scopes, string requestId = "req_1") => new()
    {
        RequestId = requestId,
        ConnectionId = "con_1",
        UserId = "usr_1",
        OrganizerId = "org_1",
        ClientId = "cli_1",
        Provider = "anthropic",
        Scopes = ScopeSet.TryParse(scopes)!,
        ExpiresAt = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero),
        GetBackOfficeTokenAsync = _ => new("back-office-token"),
    };

    public ValueTask<ToolAnswer> CallAsync(Caller caller, string tool, string arguments) =>
        Tools.CallAsync(caller, tool, Encoding.UTF8.GetBytes(arguments), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        await BackOffice.DisposeAsync();
    }
}
