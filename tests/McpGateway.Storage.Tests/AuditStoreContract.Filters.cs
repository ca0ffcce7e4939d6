namespace McpGateway.Storage.Tests;

public abstract partial class AuditStoreContract
{
    public static TheoryData<AuditQuery> Filters =>
    [
        new AuditQuery { Action = "token.issued" },
        new AuditQuery { Outcome = AuditOutcome.Failure },
        new AuditQuery { Code = "timeout" },
        new AuditQuery { UserId = "usr_x" },
        new AuditQuery { OrganizerId = "org_x" },
        new AuditQuery { ConnectionId = "con_x" },
        new AuditQuery { ClientId = "cli_x" },
        new AuditQuery { Provider = "openai" },
        new AuditQuery { Tool = "get_order" },
        new AuditQuery { ToolDigest = "0123456789abcdef" },
        new AuditQuery { Effect = "write" },
        new AuditQuery { Guard = "refunds" },
        new AuditQuery { RequestId = "wanted" },
        new AuditQuery { UserId = "usr_x", OrganizerId = "org_x", Tool = "get_order", From = Noon },
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task AFilter_GivesOnlyWhatMatches(AuditQuery query)
    {
        var wanted = Event("wanted") with
        {
            Action = "token.issued",
            Outcome = AuditOutcome.Failure,
            Code = "timeout",
            UserId = "usr_x",
            OrganizerId = "org_x",
            ConnectionId = "con_x",
            ClientId = "cli_x",
            Provider = "openai",
            Tool = "get_order",
            ToolDigest = "0123456789abcdef",
            Effect = "write",
            Guard = "refunds",
        };
        var other = Event("other", 1) with { UserId = "usr_y", OrganizerId = "org_y", Tool = "x", Code = "y" };
        await Store.AppendAsync([other, wanted, Event("empty")], Cancel);

        Assert.Equal(["wanted"], await RequestsAsync(query));
        Assert.Equal(["wanted"], await RequestsAsync(query with { Limit = 1 }));
    }

    [Fact]
    public async Task Outcome_FindsSuccesses_Too()
    {
        await Store.AppendAsync([Event("good"), Event("bad") with { Outcome = AuditOutcome.Denied }], Cancel);

        Assert.Equal(["good"], await RequestsAsync(new AuditQuery { Outcome = AuditOutcome.Success }));
        Assert.Equal(["bad"], await RequestsAsync(new AuditQuery { Outcome = AuditOutcome.Denied }));
    }

    [Fact]
    public async Task Filters_AllMustMatch()
    {
        await Store.AppendAsync([Event("a") with { UserId = "1" }, Event("b") with { OrganizerId = "1" }], Cancel);

        Assert.Empty(await RequestsAsync(new AuditQuery { UserId = "1", OrganizerId = "1" }));
    }

    [Fact]
    public async Task From_IsInclusive_AndTo_IsExclusive()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 5).Select(i => Event($"{i}", i))], Cancel);

        var query = new AuditQuery { From = Noon.AddMinutes(1), To = Noon.AddMinutes(3) };

        Assert.Equal(["2", "1"], await RequestsAsync(query));
    }
}
