using McpGateway.Storage;
using McpGateway.Tests.Tools.Catalog;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Guards;

/// <summary>The tools over a catalog with guards, and people who call them.</summary>
internal sealed class GuardedDesk : IAsyncDisposable
{
    private const string Done = """{"id":"x_1","organizer_id":"org_1"}""";

    private readonly CatalogFolder catalog;
    private int requests;

    private GuardedDesk(CatalogFolder catalog, ToolsHost host)
    {
        this.catalog = catalog;
        Host = host;
    }

    public ToolsHost Host { get; }

    /// <summary>Refunds that the back office was asked for.</summary>
    public int Asked => Host.BackOffice.Requests.Count(request => request.Method == "POST");

    public IEnumerable<AuditEvent> Observed => Host.Audit.Events.Where(one => one.Action == "guard.observed");

    public static Task<GuardedDesk> OpenAsync(string guards, string? shared = null, params (string, string)[] settings) =>
        OpenAsync(GuardedCatalog.With(guards, shared), settings);

    /// <param name="paymentsIn">The path of the list that <c>list_payments</c> returns.</param>
    public static Task<GuardedDesk> OpenWithPaymentsAsync(string guards, string paymentsIn) =>
        OpenAsync(GuardedCatalog.With(guards, paymentsIn: paymentsIn), []);

    public void Answer(string json = Done, int status = 200) => Host.BackOffice.AnswerWith(json, status);

    /// <summary>Who the back office says the user is; a connection asks once a minute.</summary>
    public void Become(string user, params string[] roles) =>
        (Host.BackOffice.UserId, Host.BackOffice.Roles["org_1"]) = (user, roles);

    public ValueTask<ToolAnswer> RefundAsync(decimal amount = 10, string more = "", string connection = "con_1",
        string user = "usr_1", string order = "ord_1", string currency = "EUR", string tool = "refund") => CallAsync(tool,
            FormattableString.Invariant($$"""{"order_id":"{{order}}","amount":{{amount}},"currency":"{{currency}}"{{more}}}"""),
            connection, user);

    public ValueTask<ToolAnswer> CallAsync(
        string tool, string arguments, string connection = "con_1", string user = "usr_1") => Host.CallAsync(
            ToolsHost.CallerWith("orders:read refunds:write", $"req_{Interlocked.Increment(ref requests)}") with
            {
                ConnectionId = connection,
                UserId = user,
            },
            tool, arguments);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        catalog.Dispose();
    }

    private static async Task<GuardedDesk> OpenAsync(CatalogFolder catalog, (string, string)[] settings)
    {
        Assert.Empty(catalog.Findings);
        var desk = new GuardedDesk(catalog, await ToolsHost.StartAsync(catalog.Path, settings));
        desk.Answer();
        return desk;
    }
}
