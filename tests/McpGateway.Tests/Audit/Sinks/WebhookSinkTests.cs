using McpGateway.Audit.Sinks;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit.Sinks;

/// <summary>A webhook gets every event of the log, in order and signed, whatever happens to either side.</summary>
public sealed class WebhookSinkTests : IAsyncLifetime
{
    private const string Secret = "a-webhook-secret-of-thirty-two-bytes-or-more";
    private const string NewSecret = "another-webhook-secret-of-thirty-two-bytes";

    private AuditReceiver _receiver = null!;
    private InProcessGateway _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await AuditReceiver.StartAsync();
        _gateway = await InProcessGateway.StartAsync(
        [
            .. AuditLog.Settings, $"--Gateway:Audit:Sinks:Webhook:Url={_receiver.Url}/audit",
            $"--Gateway:Audit:Sinks:Webhook:Secrets:0={Secret}", $"--Gateway:Audit:Sinks:Webhook:Secrets:1={NewSecret}",
            "--Gateway:Audit:Sinks:Webhook:AllowPrivateAddresses=true",
            "--Gateway:Audit:Sinks:LookEvery=00:00:00.1", "--Gateway:Audit:Sinks:RetryAfter=00:00:00.1",
            "--Gateway:Audit:Sinks:RetryAtMost=00:00:00.2", "--Gateway:Audit:Sinks:Timeout=00:00:00.5",
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task EveryEvent_ArrivesOnce_InOrder_WithWhatTheLogSays()
    {
        await RegisterAsync(5);
        await ArrivedAsync(5);

        var log = await IdsOfTheLogAsync();
        Assert.Equal(log, _receiver.Taken.SelectMany(post => post.Ids).Take(5));
        var told = _receiver.Taken[0].Json.GetProperty("events")[0].GetProperty("event");
        Assert.Equal("client.registered", told.GetProperty("action").GetString());
        Assert.Equal("success", told.GetProperty("outcome").GetString());
    }

    /// <summary>With each of the secrets, so that one can be changed without an outage.</summary>
    [Fact]
    public async Task ADelivery_IsSignedWithItsIdAndTime()
    {
        await RegisterAsync(1);
        await ArrivedAsync(1);

        var post = _receiver.Taken[0];
        var (id, sentAt) = (post.Headers["webhook-id"], post.Headers["webhook-timestamp"]);
        Assert.Equal(_gateway.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), sentAt);
        Assert.Equal(
            $"{WebhookSink.Sign(Bytes(Secret), id, sentAt, post.Body)} {WebhookSink.Sign(Bytes(NewSecret), id, sentAt, post.Body)}",
            post.Headers["webhook-signature"]);
    }

    /// <summary>The example of the specification (Standard Webhooks), of which the secret is written in base64.</summary>
    [Fact]
    public void TheSignature_IsThatOfTheSpecification() =>
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", WebhookSink.Sign(
            Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330",
            "{\"test\": 2432232314}"u8.ToArray()));

    [Theory]
    [InlineData(500)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(429)]
    public async Task WhatAReceiverRefuses_IsDeliveredAgain(int status)
    {
        _receiver.Status = status;
        await RegisterAsync(3);
        await _receiver.UntilAsync(receiver => receiver.All.Count >= 2);

        _receiver.Status = 204;
        await ArrivedAsync(3);

        Assert.Equal(await IdsOfTheLogAsync(), Arrived().Take(3));
        Assert.Equal(_receiver.All[0].Ids.First(), _receiver.All[1].Ids.First());
    }

    [Fact]
    public async Task AReceiverThatHangs_GetsTheSameEventsLater()
    {
        _receiver.Status = 0;
        await RegisterAsync(2);
        await _receiver.UntilAsync(receiver => receiver.All.Count >= 2);

        _receiver.Status = 200;
        await ArrivedAsync(2);

        Assert.Equal(await IdsOfTheLogAsync(), Arrived().Take(2));
    }

    [Fact]
    public async Task AReceiverThatIsAway_GetsWhatItMissed()
    {
        await RegisterAsync(1);
        await ArrivedAsync(1);
        await _receiver.GoAwayAsync();
        await RegisterAsync(3);
        _gateway.Clock.Advance(TimeSpan.FromHours(2));
        await RegisterAsync(1);

        await _receiver.ComeBackAsync();
        await ArrivedAsync(5);

        Assert.Equal((await IdsOfTheLogAsync()).Order(), Arrived().Take(5).Order());
    }

    [Fact]
    public async Task WhatHappensWhileTheGatewayIsDown_OrBefore_IsDeliveredAfterwards()
    {
        _receiver.Status = 503;
        await RegisterAsync(4);
        await _gateway.RestartAsync();
        _receiver.Status = 200;
        await RegisterAsync(1);
        await ArrivedAsync(5);

        await _gateway.RestartAsync();
        await RegisterAsync(1);
        await ArrivedAsync(6);

        Assert.Equal(await IdsOfTheLogAsync(), Arrived().Take(6));
    }

    /// <summary>It has what was left out at first, too.</summary>
    [Fact]
    public async Task AnEventThatComesLate_IsDelivered()
    {
        await RegisterAsync(1);
        await ArrivedAsync(1);
        _gateway.Clock.Advance(TimeSpan.FromMinutes(9));
        await RegisterAsync(1);
        await ArrivedAsync(2);

        var trail = (McpGateway.Audit.AuditTrail)_gateway.Services.GetService(typeof(McpGateway.Audit.AuditTrail))!;
        await trail.RecordAsync(new()
        {
            Time = _gateway.Clock.GetUtcNow() - TimeSpan.FromMinutes(8),
            RequestId = "late-0123456789abcdef0123456789abcdef",
            Action = "token.refused",
            Outcome = McpGateway.Storage.AuditOutcome.Denied,
        }, TestContext.Current.CancellationToken);
        _gateway.Clock.Advance(TimeSpan.FromMinutes(5));
        await ArrivedAsync(3);

        Assert.EndsWith("-late-0123456789abcdef0123456789abcdef", Arrived()[2], StringComparison.Ordinal);
    }

    /// <summary>Two processes take turns: neither repeats what the other has delivered.</summary>
    [Fact]
    public async Task TwoReplicas_DeliverOnce()
    {
        await _gateway.StartReplicaAsync();

        await RegisterAsync(10);
        await ArrivedAsync(10);
        await RegisterAsync(1);
        await ArrivedAsync(11);

        Assert.Equal(11, _receiver.Taken.SelectMany(post => post.Ids).Count(id => Arrived().Take(11).Contains(id)));
    }

    [Fact]
    public async Task ASinkThatFailsForTooLong_RaisesAnAlert_Once()
    {
        _receiver.Status = 500;
        await RegisterAsync(1);
        await _receiver.UntilAsync(receiver => receiver.All.Count >= 2);
        _gateway.Clock.Advance(TimeSpan.FromMinutes(6));
        var before = _receiver.All.Count;
        await _receiver.UntilAsync(receiver => receiver.All.Count >= before + 4);

        Assert.Single(await AuditLog.ReadAsync(_gateway.Wire, "action=alert.raised&code=sink_behind"));
    }

    private static byte[] Bytes(string secret) => System.Text.Encoding.UTF8.GetBytes(secret);

    private async Task RegisterAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await OAuthClient.RegisterAsync(_gateway.Wire);
        }
    }

    private Task ArrivedAsync(int events) => _receiver.UntilAsync(_ => Arrived().Count >= events);

    /// <summary>Which events have arrived, in order, repetitions left out.</summary>
    private List<string> Arrived() => [.. _receiver.Taken.SelectMany(post => post.Ids).Distinct()];

    /// <summary>The registrations, oldest first.</summary>
    private async Task<List<string>> IdsOfTheLogAsync() =>
    [
        .. (await AuditLog.ReadAsync(_gateway.Wire, "action=client.registered"))
            .Select(one => $"{one.GetProperty("sequence").GetInt64()}-{one.GetProperty("request_id").GetString()}").Reverse(),
    ];
}
