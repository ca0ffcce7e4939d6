using System.Text;
using System.Text.Json.Nodes;
using McpGateway.Storage;
using McpGateway.Tests.Tools.Catalog;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools.Calls;

/// <summary>Calls from the front of the tools to a back office over HTTP, and what the audit says of them.</summary>
public sealed class ToolCallTests : IAsyncLifetime
{
    private const string Booking = """
        {"id":"bkg_1","organizer_id":"org_1","reference":"ALP-1","status":"confirmed","party_size":2,
         "total":{"amount":49.00,"currency":"EUR"},
         "customer":{"id":"cus_1","name":"Anna Berg","email":"anna@example.com","phone":"+4930123","password_hash":"x","consents":{"data_sharing_ai":true}},
         "participants":[{"name":"Tim Berg","date_of_birth":"2015-01-01","minor":true}],
         "notes":"We come by train","internal_note":"rich","created_at":"2026-06-01T10:00:00+00:00"}
        """;

    private ToolsHost host = null!;

    public async ValueTask InitializeAsync() => host = await ToolsHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task ARead_AsksTheBackOfficeOnce_AndReturnsWhatIsDeclared()
    {
        host.BackOffice.AnswerWith($$"""{"items":[{{Booking}}],"next_cursor":null}""");
        var answer = await CallAsync("bookings:read", "search_bookings", """{"from":"2026-07-01","q":"a & b/ü"}""");

        Assert.Equal(
            """
            {"items":[{"id":"bkg_1","reference":"ALP-1","status":"confirmed","party_size":2,
            "total":{"amount":49.00,"currency":"EUR"},
            "customer":{"id":"cus_1","name":"A•••","email":"a•••@e•••","phone":"+•••"},
            "participants":[{"name":"[withheld]","date_of_birth":"[withheld]","minor":true}],
            "notes":"We come by train","created_at":"2026-06-01T10:00:00+00:00"}]}
            """.ReplaceLineEndings(""), DataOf(answer));
        var request = Assert.Single(host.BackOffice.Requests);
        Assert.Equal("GET", request.Method);
        Assert.Equal("/v1/organizers/org_1/bookings?from=2026-07-01&q=a%20%26%20b%2F%C3%BC&limit=20", request.Target);
    }

    [Fact]
    public async Task ARequest_CarriesTheBackOfficesTokenAndNothingOfTheCaller()
    {
        host.BackOffice.AnswerWith("""{"items":[]}""");
        await CallAsync("bookings:read", "search_bookings", "{}");
        var request = Assert.Single(host.BackOffice.Requests);
        Assert.Equal(["Accept", "Authorization", "Host"], request.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Bearer back-office-token", request.Headers["Authorization"]);
    }

    [Fact]
    public async Task AWholeNumber_ArrivesPlain_HoweverItIsSpelled()
    {
        host.BackOffice.AnswerWith("""{"items":[]}""");
        await CallAsync("bookings:read", "search_bookings", """{"limit":5.0}""");
        await CallAsync("operations:write", "set_capacity",
            """{"timeslot_id":"tsl_1","capacity":1.2e1,"expected_capacity":10.0}""");

        Assert.EndsWith("?limit=5", host.BackOffice.Requests.First().Target, StringComparison.Ordinal);
        Assert.Equal("""{"capacity":12,"expected_capacity":10}""", host.BackOffice.Requests.Last().Body);
    }

    [Fact]
    public async Task AWrite_CarriesTheRequestIdAsIdempotencyKey_AndTheMappedBody()
    {
        host.BackOffice.AnswerWith(
            """{"id":"rfd_1","organizer_id":"org_1","order_id":"ord_1","amount":9.50,"reason":"ill"}""");
        var answer = await host.CallConfirmedAsync(ToolsHost.CallerWith("refunds:write"), "refund_order",
            """{"order_id":"ord_1","amount":9.50,"currency":"EUR","reason":"ill"}""");
        Assert.Equal("""{"id":"rfd_1","order_id":"ord_1","amount":9.50}""", DataOf(answer));
        var request = Assert.Single(host.BackOffice.Requests);
        Assert.Equal(("POST", "/v1/organizers/org_1/orders/ord_1/refunds"), (request.Method, request.Target));
        Assert.Equal("""{"amount":9.50,"currency":"EUR","reason":"ill"}""", request.Body);
        Assert.Equal("req_1", request.Headers["Idempotency-Key"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task ASuccess_IsAudited_WithIdsAndNumbersAlone()
    {
        host.BackOffice.Api = context =>
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(120));
            return StubBackOffice.AnswerAsync(context, Booking);
        };
        await CallAsync("bookings:read", "get_booking", """{"booking_id":"bkg_1"}""");
        Assert.Equal(
            new AuditEvent
            {
                Time = host.Clock.GetUtcNow(),
                RequestId = "req_1",
                Action = "tool.called",
                Outcome = AuditOutcome.Success,
                UserId = "usr_1",
                OrganizerId = "org_1",
                ConnectionId = "con_1",
                ClientId = "cli_1",
                Provider = "anthropic",
                Tool = "get_booking",
                ToolDigest = SampleCatalog.Load().Tools["get_booking"].Digest,
                Effect = "read",
                DurationMs = 120,
                Redactions = 5,
            },
            Assert.Single(host.Audit.Events));
    }

    [Fact]
    public async Task ACall_Fails_WhenItCannotBeAudited()
    {
        host.BackOffice.AnswerWith(Booking);
        host.Audit.IsBroken = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await CallAsync("bookings:read", "get_booking", """{"booking_id":"bkg_1"}"""));
    }

    [Fact]
    public async Task AnUnknownTool_IsAudited_WithoutTheNameThatWasSent()
    {
        Assert.IsType<ToolAnswer.UnknownTool>(await CallAsync("bookings:read", "Anna Berg, 12 Main Street", "{}"));
        var recorded = Assert.Single(host.Audit.Events);
        Assert.Equal((AuditOutcome.Denied, "unknown_tool", null), (recorded.Outcome, recorded.Code, recorded.Tool));
    }

    [Theory]
    [InlineData("owner", "sales:read", "refund_order", "insufficient_scope")]
    [InlineData("manager", "refunds:write", "refund_order", "forbidden_by_role")]
    [InlineData("manager", "sales:read", "refund_order", "forbidden_by_role")]
    public async Task ADeniedCall_NeverReachesTheBackOffice(string role, string scopes, string tool, string code)
    {
        host.BackOffice.Roles["org_1"] = [role];
        var answer = await CallAsync(scopes, tool, "{}");
        if (code == "insufficient_scope")
        {
            Assert.Equal("refunds:write", Assert.IsType<ToolAnswer.InsufficientScope>(answer).Needed.ToString());
        }
        else
        {
            Assert.Equal(code, Assert.IsType<ToolAnswer.Refused>(answer).Code);
        }

        var recorded = Assert.Single(host.Audit.Events);
        Assert.Equal((AuditOutcome.Denied, code), (recorded.Outcome, recorded.Code));
        Assert.Empty(host.BackOffice.Requests);
    }

    [Theory]
    [InlineData("""{"booking_id":".."}""")]
    [InlineData("""{"booking_id":"../../org_2/bookings/bkg_2"}""")]
    [InlineData("""{"booking_id":"a\\b"}""")]
    [InlineData("""{"booking_id":"a\nb"}""")]
    [InlineData("""{"booking_id":""}""")]
    [InlineData("""{"organizer":"org_2","booking_id":"bkg_1"}""")]
    public async Task ArgumentsThatCouldLeadElsewhere_AreRefused(string arguments)
    {
        var refused = Assert.IsType<ToolAnswer.Refused>(await CallAsync("bookings:read", "get_booking", arguments));
        Assert.Equal("invalid_arguments", refused.Code);
        Assert.Equal("invalid_arguments", Assert.Single(host.Audit.Events).Code);
        Assert.Empty(host.BackOffice.Requests);
    }

    [Fact]
    public async Task AForeignObject_FailsTheWholeCall_AndIsAudited()
    {
        var foreign = Booking.Replace("org_1", "org_2", StringComparison.Ordinal);
        host.BackOffice.AnswerWith($$"""{"items":[{{Booking}},{{foreign}}]}""");
        var refused = Assert.IsType<ToolAnswer.Refused>(await CallAsync("bookings:read", "search_bookings", "{}"));
        Assert.Equal("organizer_mismatch", refused.Code);
        Assert.All(host.Audit.Events, one => Assert.Equal("organizer_mismatch", one.Code));
        Assert.Equal(["tool.called", "alert.raised"], host.Audit.Events.Select(one => one.Action));
        var (call, alert) = (host.Audit.Events[0], host.Audit.Events[1]);
        Assert.Equal(call with { Action = "alert.raised", DurationMs = null }, alert);
    }

    [Fact]
    public async Task WithoutTheCustomersConsent_NothingOfTheirsLeaves_WhateverTheScopes()
    {
        host.BackOffice.AnswerWith(Booking.Replace("\"data_sharing_ai\":true", "", StringComparison.Ordinal));
        var answer = await CallAsync(
            "bookings:read customers:read minors:read", "get_booking", """{"booking_id":"bkg_1"}""");
        Assert.All(["Anna", "anna@", "Tim", "2015", "+49", "by train"], word =>
            Assert.DoesNotContain(word, DataOf(answer), StringComparison.Ordinal));
        Assert.Equal(6, Assert.Single(host.Audit.Events).Redactions);
    }

    [Fact]
    public async Task AResultThatIsTooLarge_SaysHowToAskForLess()
    {
        host.BackOffice.AnswerWith($$"""{"items":[{{string.Join(',', Enumerable.Repeat(Booking, 400))}}]}""");
        var refused = Assert.IsType<ToolAnswer.Refused>(await CallAsync("bookings:read", "search_bookings", "{}"));
        Assert.Equal("result_too_large", refused.Code);
        Assert.Contains("'limit'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoAmI_IsAnsweredWithoutTheBackOfficesApi()
    {
        var answer = await CallAsync("sales:read bookings:read", "whoami", "");
        Assert.Equal(
            """
            {"user_id":"usr_1","organizer_id":"org_1","roles":["owner"],"scopes":["bookings:read","sales:read"],
            "expires_at":"2026-08-01T00:00:00+00:00"}
            """.ReplaceLineEndings(""), DataOf(answer));
        Assert.Empty(host.BackOffice.Requests);
    }

    [Fact]
    public async Task AToolThatDeclaresNoOutput_OnlySaysThatItIsDone()
    {
        using var catalog = new CatalogFolder(tools: """
            group: Notes
            tools:
              - name: archive_notes
                title: Archive the notes
                description: Archives all notes.
                effect: write
                idempotent: true
                permission: notes.write
                scopes: [notes:read, notes:write]
                operation: { method: POST, path: "/v1/organizers/{organizer}/archive" }
            """);
        await using var other = await ToolsHost.StartAsync(catalog.Path);
        other.BackOffice.Roles["org_1"] = ["editor"];
        other.BackOffice.AnswerWith("""{"secret":"x"}""");
        var answer = await other.CallAsync(ToolsHost.CallerWith("notes:write"), "archive_notes", "{}");
        Assert.Equal("""{"done":true}""", DataOf(answer));

        // Nothing said at all, as a back office may that has accepted it.
        foreach (var (status, isChunked) in ((int, bool)[])[(200, false), (202, false), (204, false), (202, true)])
        {
            other.BackOffice.Api = context =>
            {
                context.Response.StatusCode = status;
                return isChunked ? context.Response.Body.FlushAsync() : Task.CompletedTask;
            };
            Assert.Equal("""{"done":true}""", DataOf(await other.CallAsync(ToolsHost.CallerWith("notes:write"), "archive_notes", "{}")));
        }
    }

    [Fact]
    public async Task Scopes_ReleaseTheClassesThatTheyName()
    {
        host.BackOffice.AnswerWith(Booking);
        var answer = await CallAsync(
            "bookings:read customers:read minors:read", "get_booking", """{"booking_id":"bkg_1"}""");
        var booking = JsonNode.Parse(DataOf(answer))!;
        Assert.Equal("Anna Berg", (string?)booking["customer"]!["name"]);
        Assert.Equal("Tim Berg", (string?)booking["participants"]![0]!["name"]);
        Assert.Equal("2015-01-01", (string?)booking["participants"]![0]!["date_of_birth"]);
        Assert.Equal(0, Assert.Single(host.Audit.Events).Redactions);
    }

    [Fact]
    public async Task ACallerWhoHangsUp_DoesNotKeepTheCallOutOfTheAudit()
    {
        using var hangUp = new CancellationTokenSource();
        host.BackOffice.Api = async context =>
        {
            await hangUp.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await host.Tools.CallAsync(
            ToolsHost.CallerWith("bookings:read"),
            new() { Name = "search_bookings", Arguments = "{}"u8.ToArray() }, hangUp.Token));
        Assert.Equal("cancelled", Assert.Single(host.Audit.Events).Code);
    }

    private ValueTask<ToolAnswer> CallAsync(string scopes, string tool, string arguments) =>
        host.CallAsync(ToolsHost.CallerWith(scopes), tool, arguments);

    private static string DataOf(ToolAnswer answer) =>
        Encoding.UTF8.GetString(Assert.IsType<ToolAnswer.Data>(answer).Json.Span);
}
