using System.Text;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests;

/// <summary>
/// After a whole run, no token, secret, name or address of it is in the data folder, in the logs at their most
/// talkative or in the telemetry (promises S13 and S19).
/// </summary>
public sealed class SecretsAtRestTests : IAsyncLifetime
{
    /// <summary>What the sample hands to its operator, each in a file of its own.</summary>
    private static readonly string[] MeantToBeThere =
    [
        "the operator credential (plain) in operator.credential",
        "the secret shared with the back office (plain) in sign-in.secret",
    ];

    private const string LastWordsOfBanner = "Ctrl-C stops it.";

    private OtlpReceiver collector = null!;
    private SampleProcess sample = null!;

    public async ValueTask InitializeAsync()
    {
        collector = await OtlpReceiver.StartAsync();
        sample = await SampleProcess.StartAsync(SampleProcess.Talkative, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Endpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
    }

    [Fact]
    public async Task AWholeRun_LeavesNothingToFind_InFilesLogsAndTelemetry()
    {
        using var run = new WholeRun(sample);
        await run.PlayAsync();
        var search = run.Secrets();

        var findings = search.FindInFolder(sample.DataDirectory).ToList();
        await sample.StopAsync();
        findings.AddRange(search.FindInFolder(sample.DataDirectory));
        findings.AddRange(search.FindIn("standard output", AfterTheBanner()));
        findings.AddRange(search.FindIn("the logs", sample.StandardError));
        foreach (var signal in new[] { "traces", "metrics", "logs" })
        {
            findings.AddRange(search.FindIn($"the {signal} sent", collector.Received(signal)));
        }

        AssertSomethingWasSearched(search);
        var leaks = findings.Except(MeantToBeThere).ToList();
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        AssertAPlantedTokenWouldHaveBeenFound(search, run);
    }

    public async ValueTask DisposeAsync()
    {
        await sample.DisposeAsync();
        await collector.DisposeAsync();
    }

    /// <summary>The banner names the demo accounts; nothing after it may.</summary>
    private string AfterTheBanner()
    {
        var output = sample.StandardOutput;
        var end = output.IndexOf(LastWordsOfBanner, StringComparison.Ordinal);
        Assert.True(end >= 0, output);
        return output[end..];
    }

    private void AssertSomethingWasSearched(SecretSearch search)
    {
        Assert.True(search.Count >= 20, $"Only {search.Count} values were looked for.");
        Assert.Contains(Directory.EnumerateFiles(sample.DataDirectory), file => new FileInfo(file).Length >= 4096);
        Assert.Contains("dbug:", sample.StandardError, StringComparison.Ordinal);
        var traces = Encoding.UTF8.GetString(collector.Received("traces"));
        Assert.Contains("search_bookings", traces, StringComparison.Ordinal);
    }

    private void AssertAPlantedTokenWouldHaveBeenFound(SecretSearch search, WholeRun run)
    {
        var planted = Path.Combine(sample.DataDirectory, "planted");
        File.WriteAllText(planted, $"{{\"token\":\"{run.AccessToken}\"}}");

        var findings = search.FindInFolder(sample.DataDirectory);
        Assert.Contains(findings, finding => finding.EndsWith(" in planted", StringComparison.Ordinal));
    }
}
