using System.Globalization;
using System.Net;
using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Audit.Exports;

/// <summary>The whole log, or what matches of it, as a file.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private const string Path = "/api/v1/audit/export";

    private InProcessGateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [InlineData("jsonl", "application/jsonl; charset=utf-8", 0)]
    [InlineData("csv", "text/csv; charset=utf-8; header=present", 1)]
    [InlineData("ocsf", "application/jsonl; charset=utf-8", 0)]
    [InlineData("cef", "text/plain; charset=utf-8", 0)]
    public async Task EveryEventThatMatches_IsALine_AndTheirNumberIsToldInAdvance(string format, string type, int headLines)
    {
        await FillAsync(2500);

        var answer = await ExportAsync($"format={format}&action=tool.called");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(type, answer.Header("Content-Type"));
        Assert.Equal("2500", answer.Header("X-Total-Count"));
        Assert.StartsWith("attachment; filename=\"audit.", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal(2500 + headLines, Lines(answer).Count);
    }

    [Fact]
    public async Task JsonLines_AreTheEventsOfTheApi()
    {
        await FillAsync(3);

        var lines = Lines(await ExportAsync("format=jsonl&action=tool.called"));

        Assert.Equal(
            (await AuditLog.ReadAsync(_gateway.Wire, "action=tool.called")).Select(one => one.GetRawText()), lines);
    }

    [Fact]
    public async Task Csv_HasItsColumns()
    {
        await FillAsync(1);

        var lines = Lines(await ExportAsync("format=csv&action=tool.called"));

        Assert.Equal("sequence,time,request_id,action,outcome,code,user_id,organizer_id,connection_id,client_id,provider,tool,"
            + "tool_digest,effect,guard,duration_ms,redactions,left_out", lines[0]);
        Assert.Contains(",00000000000000000000000000000000,tool.called,success,,usr_0,org_alpine,con_0_________________,\"a,client\",invalid,whoami,,read,,5,,", lines[1],
            StringComparison.Ordinal);
    }

    /// <summary>Promise G5: one event for each export, with whose data it was.</summary>
    [Fact]
    public async Task AnExport_IsAudited_WithItsOrganizer()
    {
        await ExportAsync("format=jsonl&organizer=org_alpine");

        var told = Assert.Single(await AuditLog.ReadAsync(_gateway.Wire, "action=audit.exported"));

        Assert.Equal("org_alpine", told.GetProperty("organizer_id").GetString());
        Assert.Equal("credential:tests", told.GetProperty("user_id").GetString());
    }

    [Fact]
    public async Task AnExportThatCannotBeAudited_DoesNotHappen()
    {
        await FillAsync(1);
        _gateway.BreakAuditLog();

        var answer = await ExportAsync("format=jsonl");

        Assert.NotEqual(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("whoami", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "format")]
    [InlineData("format=xml", "format")]
    [InlineData("format=csv&format=csv", "format")]
    [InlineData("format=csv&limit=5", "limit")]
    [InlineData("format=csv&before=5", "before")]
    [InlineData("format=csv&outcome=maybe", "outcome")]
    public async Task AMistake_IsNamed(string query, string name)
    {
        var answer = await ExportAsync(query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(name, Assert.Single(answer.Json().GetProperty("errors").EnumerateObject()).Name);
    }

    /// <summary>Whatever goes wrong in the middle: the last line says so, and the transfer does not end as a whole one. Events
    /// are read as they are sent, no sooner.</summary>
    [Theory]
    [InlineData("jsonl", "\"error\":\"incomplete\"")]
    [InlineData("csv", "incomplete")]
    [InlineData("ocsf", "\"error\":\"incomplete\"")]
    [InlineData("cef", "export.incomplete")]
    public async Task AnExportThatBreaksInTheMiddle_IsVisiblyShort(string format, string lastLine)
    {
        await FillAsync(60_000);
        using var http = new HttpClient { BaseAddress = new(_gateway.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}?format={format}&action=tool.called");
        request.Headers.TryAddWithoutValidation(AuditLog.Authorization.Name, AuditLog.Authorization.Value);
        using var answer = await http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var text = new MemoryStream();
        await text.WriteAsync(await ReadSomeAsync(body), TestContext.Current.CancellationToken);

        BreakReading();
        var broken = await Record.ExceptionAsync(() => body.CopyToAsync(text, TestContext.Current.CancellationToken));

        Assert.True(broken is HttpRequestException or IOException, $"{broken}");
        // Nobody read it, so it was not sent: what is on its way is a small part.
        Assert.InRange(text.Length, 1, 6 * 1024 * 1024);
        Assert.Contains(lastLine, System.Text.Encoding.UTF8.GetString(text.ToArray()).TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    private static async Task<byte[]> ReadSomeAsync(Stream body)
    {
        var some = new byte[1024];
        var length = await body.ReadAtLeastAsync(some, some.Length, cancellationToken: TestContext.Current.CancellationToken);
        return some[..length];
    }

    private Task<WireAnswer> ExportAsync(string query) => _gateway.Wire.GetAsync($"{Path}?{query}", AuditLog.Authorization);

    private static List<string> Lines(WireAnswer answer) =>
        [.. answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))];

    private async Task FillAsync(int events)
    {
        var store = _gateway.Services.GetRequiredService<IAuditStore>();
        foreach (var batch in Enumerable.Range(0, events).Chunk(5000))
        {
            await store.AppendAsync([.. batch.Select(Event)], TestContext.Current.CancellationToken);
        }
    }

    private AuditEvent Event(int i) => new()
    {
        Time = _gateway.Clock.GetUtcNow() - TimeSpan.FromMilliseconds(i),
        RequestId = i.ToString("x32", CultureInfo.InvariantCulture),
        Action = AuditAction.ToolCalled,
        Outcome = AuditOutcome.Success,
        UserId = "usr_0",
        OrganizerId = "org_alpine",
        ConnectionId = "con_0_________________",
        ClientId = "a,client",
        Provider = "=SUM(A1)",
        Tool = "whoami",
        Effect = "read",
        DurationMs = 5,
    };

    /// <summary>From now on the table of events cannot be read.</summary>
    private void BreakReading()
    {
        using var database = new SqliteConnection($"Data Source={_gateway.StorePath};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "ALTER TABLE audit_event RENAME TO audit_event_away";
        command.ExecuteNonQuery();
    }
}
