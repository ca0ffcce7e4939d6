using System.Text;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Canaries;

/// <summary>A gateway at its most talkative, with everything beside it that it talks to, and every place in which
/// something of a run can have been left.</summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private const string LastWordsOfBanner = "Ctrl-C stops it.";

    private readonly OtlpReceiver telemetry;
    private readonly AuditReceiver sinks;

    private Surroundings(OtlpReceiver telemetry, AuditReceiver sinks, SampleProcess sample) =>
        (this.telemetry, this.sinks, Sample) = (telemetry, sinks, sample);

    public SampleProcess Sample { get; }

    public static async Task<Surroundings> StartAsync()
    {
        var telemetry = await OtlpReceiver.StartAsync();
        var sinks = await AuditReceiver.StartAsync();
        var sample = await SampleProcess.StartAsync(
            [
                .. SampleProcess.Talkative, "--Gateway:Audit:Sinks:Stdout=true", $"--Gateway:Audit:Sinks:Otlp:Endpoint={sinks.Url}",
                $"--Gateway:Audit:Sinks:Webhook:Url={sinks.Url}/webhook", "--Gateway:Audit:Sinks:Webhook:AllowPrivateAddresses=true",
                "--Gateway:Audit:Sinks:Webhook:Secrets:0=a-webhook-secret-of-thirty-two-bytes-or-more",
                "--Gateway:Audit:Sinks:LookEvery=00:00:00.5", "--Gateway:Limits:Connection:PerSecond=0.001",
                $"--Gateway:Limits:Connection:Burst={CallingSteps.Burst}",
            ],
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry.Endpoint,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            });
        return new(telemetry, sinks, sample);
    }

    /// <summary>The audit log as everybody who may see it gets it. Asked by nobody who has a canary.</summary>
    public async Task<Dictionary<string, byte[]>> ReadAuditAsync()
    {
        using var wire = new Wire(Sample.GatewayUrl);
        (string, string) credential = ("Authorization", $"Bearer {Sample.OperatorCredential}");
        var read = new Dictionary<string, byte[]>();
        foreach (var path in (string[])
            [
                "export?format=jsonl", "export?format=csv", "export?format=ocsf", "export?format=cef", "events?limit=1000",
                "series?interval=minute", "counts?by=user", "counts?by=organizer", "counts?by=client", "counts?by=tool", "counts?by=code",
            ])
        {
            var answer = await wire.GetAsync($"/api/v1/audit/{path}", credential);
            Assert.True((int)answer.Status == 200, $"{path}: {answer.Body}");
            read[path] = Encoding.UTF8.GetBytes(answer.Body);
        }

        using var sam = new Visitor("sam@operator.example", "try-sam");
        await sam.OpenAsync($"{Sample.GatewayUrl}/audit");
        var page = await sam.Browser.OpenAsync($"{Sample.GatewayUrl}/audit");
        read["the audit page"] = Encoding.UTF8.GetBytes(page.Document!.DocumentElement.OuterHtml);
        return read;
    }

    /// <summary>Ends the gateway when the sinks have everything; then what it sent, wrote and kept.</summary>
    public async Task<Dictionary<string, byte[]>> CollectAsync()
    {
        await sinks.UntilAsync(receiver => HasAll(receiver, "/v1/logs") && HasAll(receiver, "/webhook"));
        await Sample.StopAsync();
        var output = Sample.StandardOutput;
        var left = new Dictionary<string, byte[]>
        {
            ["standard output"] = Encoding.UTF8.GetBytes(output[output.IndexOf(LastWordsOfBanner, StringComparison.Ordinal)..]),
            ["the logs"] = Encoding.UTF8.GetBytes(Sample.StandardError),
            ["the sink of OTLP"] = Sent("/v1/logs"),
            ["the webhook"] = Sent("/webhook"),
        };
        foreach (var signal in (string[])["traces", "metrics", "logs"])
        {
            left[$"the {signal} sent"] = telemetry.Received(signal);
        }

        foreach (var file in Directory.EnumerateFiles(Sample.DataDirectory, "*", SearchOption.AllDirectories))
        {
            left[Path.GetFileName(file)] = await File.ReadAllBytesAsync(file);
        }

        return left;
    }

    public async ValueTask DisposeAsync()
    {
        await Sample.DisposeAsync();
        await sinks.DisposeAsync();
        await telemetry.DisposeAsync();
    }

    /// <summary>The revocation is what a run ends with.</summary>
    private static bool HasAll(AuditReceiver receiver, string path) =>
        receiver.Taken.Any(post => post.Path == path && Encoding.UTF8.GetString(post.Body).Contains("connection.revoked"));

    private byte[] Sent(string path) => [.. sinks.All.Where(post => post.Path == path).SelectMany(post => post.Body)];
}
