using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit.Sinks;

/// <summary>The platform's collector finds each event on the standard output, as one line of JSON.</summary>
public sealed class StdoutSinkTests
{
    [Fact]
    public async Task EachEvent_IsALineOfItsOwn()
    {
        await using var sample = await SampleProcess.StartAsync(
            ["--Gateway:Audit:Sinks:Stdout=true", "--Gateway:Audit:Sinks:LookEvery=00:00:00.1"]);
        using var wire = new Wire(sample.GatewayUrl);
        var client = await OAuthClient.RegisterAsync(wire);

        List<JsonElement> told = [];
        for (var tries = 0; told.Count == 0 && tries < 600; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            told =
            [
                .. sample.StandardOutput.Split('\n').Where(line => line.StartsWith("{\"id\":", StringComparison.Ordinal) && line.TrimEnd().EndsWith('}'))
                    .Select(line => JsonElement.Parse(line).GetProperty("event"))
                    .Where(one => one.GetProperty("action").GetString() == "client.registered"),
            ];
        }

        Assert.Equal(client.Id, Assert.Single(told).GetProperty("client_id").GetString());
    }
}
