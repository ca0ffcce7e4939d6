using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit.Sinks;

/// <summary>A collector of OpenTelemetry gets each event as a log record.</summary>
public sealed class OtlpSinkTests
{
    [Fact]
    public async Task EachEvent_IsALogRecord()
    {
        await using var collector = await AuditReceiver.StartAsync();
        await using var gateway = await InProcessGateway.StartAsync(
        [
            .. AuditLog.Settings, $"--Gateway:Audit:Sinks:Otlp:Endpoint={collector.Url}",
            "--Gateway:Audit:Sinks:Otlp:Headers:x-collector-key=of-the-collector", "--Gateway:Audit:Sinks:LookEvery=00:00:00.1",
        ]);
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await client.CallAsync((await client.ConnectAsync(olivia)).Text("access_token"));
        await client.CallAsync("mga_wrong");

        await collector.UntilAsync(receiver => receiver.Taken.SelectMany(Records).Any(record => Text(record, "action") == "tool.called"));

        var post = collector.Taken[0];
        Assert.Equal(("/v1/logs", "application/json", "of-the-collector"),
            (post.Path, post.Headers["Content-Type"], post.Headers["x-collector-key"]));
        var resource = post.Json.GetProperty("resourceLogs")[0].GetProperty("resource").GetProperty("attributes")[0];
        Assert.Equal("service.name", resource.GetProperty("key").GetString());
        var record = collector.Taken.SelectMany(Records).Single(one => Text(one, "action") == "tool.called");
        var logged = Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=tool.called"));
        Assert.Equal(
            $"{logged.GetProperty("time").GetDateTimeOffset().ToUnixTimeMilliseconds()}000000",
            record.GetProperty("timeUnixNano").GetString());
        Assert.Equal((9, "tool.called", "tool.called"), (record.GetProperty("severityNumber").GetInt32(),
            record.GetProperty("eventName").GetString(), record.GetProperty("body").GetProperty("stringValue").GetString()));
        foreach (var name in new[] { "request_id", "user_id", "organizer_id", "client_id", "tool", "outcome" })
        {
            Assert.Equal(logged.GetProperty(name).GetString(), Text(record, name));
        }

        Assert.Equal(logged.GetProperty("sequence").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
            Attribute(record, "sequence")!.Value.GetProperty("intValue").GetString());
    }

    private static IEnumerable<JsonElement> Records(ReceivedPost post) => post.Json.GetProperty("resourceLogs")[0]
        .GetProperty("scopeLogs")[0].GetProperty("logRecords").EnumerateArray();

    private static string? Text(JsonElement record, string name) =>
        Attribute(record, name) is { } value ? value.GetProperty("stringValue").GetString() : null;

    private static JsonElement? Attribute(JsonElement record, string name) => record.GetProperty("attributes").EnumerateArray()
        .Where(attribute => attribute.GetProperty("key").GetString() == $"gateway.{name}")
        .Select(attribute => (JsonElement?)attribute.GetProperty("value")).SingleOrDefault();
}
