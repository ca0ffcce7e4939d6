namespace McpGateway.Storage.Tests;

public sealed class AuditShapeTests
{
    private static readonly AuditEvent Sound = new()
    {
        Time = DateTimeOffset.UnixEpoch,
        RequestId = "0HN-1:00000001",
        Action = "tool.called",
        Outcome = AuditOutcome.Denied,
        Code = "insufficient_scope",
        UserId = "auth0|usr_1",
        OrganizerId = "org_alpine",
        ConnectionId = "3vUq-_",
        ClientId = "https://claude.ai/oauth/client.json?v=1",
        Provider = "On your device",
        Tool = "refund_order",
        ToolDigest = "0123456789abcdef",
        Effect = "write",
        Guard = "refunds-per-day",
        DurationMs = 1,
    };

    [Fact]
    public void WhatHasItsShape_StaysAsItIs() => Assert.Same(Sound, AuditShape.Checked(Sound));

    public static TheoryData<AuditEvent> Smuggled =>
    [
        Sound with { RequestId = "Ada Lovelace" },
        Sound with { Action = "{\"name\":\"Ada\"}" },
        Sound with { Code = "Booking of Ada" },
        Sound with { UserId = "<ada@example.org>" },
        Sound with { UserId = "~AAAA" },
        Sound with { OrganizerId = "Zoë" },
        Sound with { ConnectionId = "line\nline" },
        Sound with { ClientId = new string('a', 513) },
        Sound with { Provider = "ada@example.org" },
        Sound with { Tool = "drop table" },
        Sound with { ToolDigest = "Ada" },
        Sound with { Effect = "ada" },
        Sound with { Guard = new string('a', 65) },
        Sound with { Code = "" },
    ];

    [Theory]
    [MemberData(nameof(Smuggled))]
    public void WhatHasAnother_IsReplaced_AndNothingElse(AuditEvent smuggled)
    {
        var kept = AuditShape.Checked(smuggled);

        var members = typeof(AuditEvent).GetProperties();
        var replaced = Assert.Single(members, member => !Equals(member.GetValue(kept), member.GetValue(smuggled)));
        Assert.Equal(AuditShape.Invalid, replaced.GetValue(kept));
    }

    [Fact]
    public void NumbersBelowZero_AndOutcomesThatAreNone_AreNotKept()
    {
        var kept = AuditShape.Checked(Sound with { DurationMs = -1, Outcome = (AuditOutcome)7, LeftOut = -5 });

        Assert.Equal(Sound with { DurationMs = 0, Outcome = AuditOutcome.Failure, LeftOut = 0 }, kept);
    }
}
