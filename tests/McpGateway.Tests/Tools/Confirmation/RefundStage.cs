using System.Text;
using System.Text.Json;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Confirmation;

/// <summary>A refund that has to be confirmed, and a back office that would give the money back.</summary>
internal sealed class RefundStage : IAsyncDisposable
{
    public const string Tool = "refund_order";

    public const string Arguments = """{"order_id":"ord_1","amount":9.50,"currency":"EUR","reason":"Anna was ill"}""";

    private const string Refunded = """{"id":"rfd_1","organizer_id":"org_1","order_id":"ord_1","amount":9.50}""";

    private RefundStage(ToolsHost host) => Host = host;

    public ToolsHost Host { get; }

    /// <summary>How often money was given back.</summary>
    public int Refunds => Host.BackOffice.Requests.Count;

    /// <summary>Action and code of every event so far.</summary>
    public IEnumerable<(string Action, string? Code)> Recorded =>
        Host.Audit.Events.Where(recorded => recorded.Action != "guard.observed")
            .Select(recorded => (recorded.Action, recorded.Code));

    public static async Task<RefundStage> OpenAsync(string? catalog = null)
    {
        var stage = new RefundStage(await ToolsHost.StartAsync(catalog));
        stage.Host.BackOffice.AnswerWith(Refunded);
        return stage;
    }

    public static Caller Caller(string connection = "con_1", string request = "req_1") =>
        ToolsHost.CallerWith("refunds:write bookings:write", request) with { ConnectionId = connection };

    /// <summary>The call as a client sends it that cannot ask its user.</summary>
    public ValueTask<ToolAnswer> CallAsync(string? confirmation = null, string arguments = Arguments, Caller? caller = null) =>
        Host.CallAsync(caller ?? Caller(), Tool,
            confirmation is null ? arguments : TwoSteps.Confirmed(arguments, confirmation));

    public async Task<string> AskAsync(Caller? caller = null) => TwoSteps.TokenOf(await CallAsync(caller: caller));

    /// <summary>The call as a client sends it that can show its user a form.</summary>
    /// <param name="answer">The action of the form's answer, if it has one.</param>
    public ValueTask<ToolAnswer> CallWithFormAsync(string? state = null, string? answer = null) =>
        Host.CallAsync(Caller(), new()
        {
            Name = Tool,
            Arguments = Encoding.UTF8.GetBytes(Arguments),
            CanElicit = true,
            State = state,
            InputResponses = answer is null
                ? default
                : JsonSerializer.SerializeToElement(new { confirm = new { action = answer, content = new { } } }),
        });

    public static string Refusal(ToolAnswer answer) => Assert.IsType<ToolAnswer.Refused>(answer).Code;

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
