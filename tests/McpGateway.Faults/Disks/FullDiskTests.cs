using System.Diagnostics;
using System.Net;
using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Disks;

public sealed class FullDiskTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFullDisk_IsA503_LeavesNothingHalfDone_AndIsOverWithTheRoom(bool isDisk)
    {
        SmallDisk disk = null!;
        var stores = Directory.CreateTempSubdirectory("small-disk-").FullName;
        await using var fleet = await Fleet.StartAsync([_ => Stores.Sqlite(stores)], async fleet => disk = isDisk
            ? await SmallDisk.MakeAsync(fleet.Gateways[0], stores)
            : new SizeLimit(fleet.Gateways[0]));
        using var assistant = await Assistant.RegisterAsync(fleet);
        var (kept, revoked) = (await assistant.ConnectAsync(), await assistant.ConnectAsync());
        await disk.FillAsync();

        var acknowledged = await CallUntilRefusedAsync(assistant.Client, kept.Text("access_token"));
        var unanswered = await assistant.Client.RefreshAsync(kept.Text("refresh_token"));
        AssertComeAgain(unanswered);
        AssertComeAgain(await assistant.Client.RevokeAsync(revoked.Text("refresh_token")));

        await disk.MakeRoomAsync();
        var watch = Stopwatch.StartNew();
        var refreshed = await assistant.RefreshAsync(kept.Text("refresh_token"));
        TestContext.Current.SendDiagnosticMessage($"Room again: refreshed after {watch.Elapsed.TotalSeconds:F1} s");
        Assert.Equal(HttpStatusCode.OK, (await assistant.CallAsync(refreshed.Text("access_token"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await assistant.RevokeAsync(revoked.Text("refresh_token"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await assistant.CallAsync(revoked.Text("access_token"))).Status);
        var events = await new AuditPages(fleet.Wire).RequestsAsync("action=tool.called");
        Assert.Subset(events, acknowledged);
        Directory.Delete(stores, recursive: true);
    }

    /// <summary>What has room in pages that are there already is answered, and durable.</summary>
    private static async Task<HashSet<string>> CallUntilRefusedAsync(OAuthClient client, string token)
    {
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        WireAnswer answer;
        while ((answer = await client.CallAsync(token)).Status == HttpStatusCode.OK)
        {
            acknowledged.Add(answer.Header("X-Request-Id"));
        }

        AssertComeAgain(answer);
        return acknowledged;
    }

    private static void AssertComeAgain(WireAnswer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, $"{(int)answer.Status}: {answer.Body}");
        Assert.Equal("5", answer.Header("Retry-After"));
    }
}
