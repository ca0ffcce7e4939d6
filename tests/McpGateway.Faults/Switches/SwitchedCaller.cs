using System.Net;
using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Switches;

/// <summary>A connection that calls one tool over and over, whatever comes of it.</summary>
internal sealed class SwitchedCaller(Wire wire, string token, string tool, string arguments)
{
    private const string SwitchedOff = "The operator has switched off";

    private readonly string message = $$$"""
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}}}}
        """;

    private volatile SwitchMoment? begun;
    private volatile int ended;

    /// <summary>What a switch of each kind would have to name to stop it.</summary>
    public required IReadOnlyDictionary<string, string> Targets { get; init; }

    /// <summary>Connects the person as this client's user, and asks the audit log who that is there.</summary>
    public static async Task<SwitchedCaller> ConnectAsync(
        Fleet fleet, OAuthClient client, Visitor visitor, string organizer, string scope, string tool, string effect, string arguments)
    {
        var callback = await client.AuthorizeAsync(visitor, organizer, ("scope", scope));
        var tokens = await client.RedeemAsync(callback["code"]);
        var token = tokens.Text("access_token");
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
        var called = (await AuditLog.ReadAsync(
            fleet.Wire, $"action=tool.called&client={Uri.EscapeDataString(client.Id)}&organizer={organizer}&limit=1"))[0];
        string Of(string member) => called.GetProperty(member).GetString()!;
        return new(fleet.Wire, token, tool, arguments)
        {
            Targets = new Dictionary<string, string>
            {
                ["connection"] = Of("connection_id"),
                ["client"] = client.Id,
                ["provider"] = Of("provider"),
                ["user"] = Of("user_id"),
                ["tool"] = tool,
                ["effect"] = effect,
                ["organizer"] = organizer,
                ["everything"] = "",
            },
        };
    }

    /// <summary>Whether so many calls ended that it began at this moment.</summary>
    public bool HasEnded(SwitchMoment moment, int calls) => begun == moment && ended >= calls;

    /// <summary>Calls until told to stop, and tells of each call when it began and how it ended.</summary>
    public async Task WorkAsync(Func<SwitchMoment> now, Action<SwitchedCaller, SwitchMoment, CallEnd> tell, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var moment = now();
            if (begun != moment)
            {
                ended = 0;
                begun = moment;
            }

            tell(this, moment, await CallAsync());
            ended++;
        }
    }

    private async Task<CallEnd> CallAsync()
    {
        WireAnswer answer;
        try
        {
            answer = await wire.PostAsync("/mcp", message, "application/json", ("Authorization", $"Bearer {token}"),
                ("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2025-11-25"));
        }
        catch (TaskCanceledException)
        {
            // Nobody got anything out of it.
            return CallEnd.Unserved;
        }

        if (answer.Status == HttpStatusCode.ServiceUnavailable)
        {
            return CallEnd.Unserved;
        }

        Assert.True(answer.Status == HttpStatusCode.OK, $"{(int)answer.Status}: {answer.Body}");
        var text = answer.Json().GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!;
        return text.StartsWith(SwitchedOff, StringComparison.Ordinal) ? CallEnd.Stopped : CallEnd.Accepted;
    }
}

/// <summary>How a call ended, as far as switches go: <see cref="Accepted"/> is whatever came past them.</summary>
internal enum CallEnd
{
    Accepted,
    Stopped,
    Unserved,
}
