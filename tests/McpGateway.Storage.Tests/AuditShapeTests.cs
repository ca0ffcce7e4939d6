namespace McpGateway.Storage.Tests;

public sealed class AuditShapeTests
{
    private static readonly AuditEvent Sound = new()
    {
        Time = DateTimeOffset.UnixEpoch,
        RequestId = "keys-rotate-0123456789abcdef0123456789abcdef",
        Action = "tool.called",
        Outcome = AuditOutcome.Denied,
        Code = "insufficient_scope",
        UserId = "auth0|usr_1",
        OrganizerId = "org_alpine",
        ConnectionId = "3vUq-_AAAAAAAAAAAAAAAA",
        ClientId = "https://claude.ai/oauth/client.json?v=1",
        Provider = "On your device",
        Tool = "refund_order",
        ToolDigest = "0123456789abcdef",
        Effect = "write",
        Guard = "refunds-per-day",
        DurationMs = 1,
    };

    private static readonly AuditShape Open = new([]);

    private static readonly AuditShape Closed = new(
    [
        new(AuditField.Action, ["tool.called"]), new(AuditField.Code, ["insufficient_scope"]), new(AuditField.Code, ["tool"]),
        new(AuditField.Provider, ["On your device"]), new(AuditField.Tool, ["refund_order"]),
        new(AuditField.Guard, ["refunds-per-day"]),
    ]);

    [Fact]
    public void WhatHasItsShape_StaysAsItIs()
    {
        Assert.Same(Sound, Open.Checked(Sound));
        Assert.Same(Sound, Closed.Checked(Sound));
        var other = Sound with { RequestId = "0123456789abcdef0123456789abcdef", Code = "tool" };
        Assert.Same(other, Closed.Checked(other));
    }

    /// <summary>It is looked at with every call.</summary>
    [Fact]
    public void LookingAtAnEvent_AllocatesNothing()
    {
        Closed.Checked(Sound);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
        {
            Closed.Checked(Sound);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>They have the shape of a word, and are none.</summary>
    public static TheoryData<AuditEvent> Marked =>
    [
        Sound with { RequestId = "CANARY-request" },
        Sound with { RequestId = "CANARY-0123456789abcdef0123456789abcdef" },
        Sound with { RequestId = "ada0123456789abcdef0123456789abcdef" },
        Sound with { Action = "CANARY-action" },
        Sound with { Code = "CANARY-code" },
        Sound with { ConnectionId = "CANARY-connection" },
        Sound with { Provider = "CANARY-provider" },
        Sound with { Tool = "CANARY-tool" },
        Sound with { Guard = "CANARY-guard" },
    ];

    [Theory]
    [MemberData(nameof(Marked))]
    public void AWordThatIsNotOfTheVocabulary_IsReplaced_AndNothingElse(AuditEvent marked) => Replaced(marked, Closed);

    [Fact]
    public void AListWithoutWords_HasNone() =>
        Assert.Equal(AuditShape.Invalid, new AuditShape([new(AuditField.Guard, [])]).Checked(Sound).Guard);

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
    public void WhatHasAnother_IsReplaced_AndNothingElse(AuditEvent smuggled) => Replaced(smuggled, Open);

    private static void Replaced(AuditEvent smuggled, AuditShape shape)
    {
        var kept = shape.Checked(smuggled);

        var members = typeof(AuditEvent).GetProperties();
        var replaced = Assert.Single(members, member => !Equals(member.GetValue(kept), member.GetValue(smuggled)));
        Assert.Equal(AuditShape.Invalid, replaced.GetValue(kept));
    }

    [Fact]
    public void NumbersBelowZero_AndOutcomesThatAreNone_AreNotKept()
    {
        var kept = Open.Checked(Sound with { DurationMs = -1, Outcome = (AuditOutcome)7, LeftOut = -5 });

        Assert.Equal(Sound with { DurationMs = 0, Outcome = AuditOutcome.Failure, LeftOut = 0 }, kept);
    }
}
