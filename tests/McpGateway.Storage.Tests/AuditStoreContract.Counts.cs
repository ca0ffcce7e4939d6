namespace McpGateway.Storage.Tests;

public abstract partial class AuditStoreContract
{
    private static AuditEvent Denied => Event("denied") with { Outcome = AuditOutcome.Denied, Tool = "b", UserId = "u" };

    [Fact]
    public async Task ASeries_CountsByOutcome_InBucketsOfUtc()
    {
        await Store.AppendAsync(
            [
                Event("a"), Event("b", 1), Denied with { Time = Noon.AddMinutes(1).AddSeconds(59) },
                Event("c", 61) with { Outcome = AuditOutcome.Failure }, Event("d", 24 * 60), Event("e", 31 * 24 * 60),
            ],
            Cancel);

        Assert.Equal(
            [(0, 1, 0, 0), (1, 1, 1, 0), (61, 0, 0, 1)],
            await SeriesAsync(AuditInterval.Minute, new() { To = Noon.AddHours(2) }));
        Assert.Equal(
            [(0, 2, 1, 0), (60, 0, 0, 1)], await SeriesAsync(AuditInterval.Hour, new() { To = Noon.AddHours(2) }));
        Assert.Equal(
            [(-720, 2, 1, 1), (720, 1, 0, 0), ((30 * 24 * 60) + 720, 1, 0, 0)],
            await SeriesAsync(AuditInterval.Day, new()));
        Assert.Equal([(-720, 3, 1, 1), ((30 * 24 * 60) + 720, 1, 0, 0)], await SeriesAsync(AuditInterval.Month, new()));
    }

    [Fact]
    public async Task ASeries_CountsOnlyWhatMatches_AndEndsWhereItIsTold()
    {
        await Store.AppendAsync(
            [Denied, Denied with { Time = Noon.AddSeconds(10) }, Denied with { Time = Noon.AddSeconds(20) }, Event("a")],
            Cancel);

        var query = new AuditQuery { Tool = "b", From = Noon.AddSeconds(10), To = Noon.AddSeconds(20), Limit = 1 };

        Assert.Equal([(0, 0, 1, 0)], await SeriesAsync(AuditInterval.Minute, query));
        Assert.Equal([(0, 0, 3, 0)], await SeriesAsync(AuditInterval.Minute, new() { Outcome = AuditOutcome.Denied }));
        Assert.Empty(await SeriesAsync(AuditInterval.Day, query with { Tool = "c" }));
    }

    [Fact]
    public async Task ASeriesOfTooManyBuckets_IsRefused()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, AuditSeries.MostBuckets - 1).Select(i => Event($"{i}", i))], Cancel);
        await Store.AppendAsync([Event("late", AuditSeries.MostBuckets), Event("later", AuditSeries.MostBuckets + 1)], Cancel);

        await Assert.ThrowsAsync<AuditQueryException>(() => SeriesAsync(AuditInterval.Minute, new()));
        Assert.Equal(34, (await SeriesAsync(AuditInterval.Hour, new())).Length);
    }

    [Fact]
    public async Task AnEmptyLog_HasNeitherBucketsNorValues()
    {
        Assert.Empty(await SeriesAsync(AuditInterval.Day, new()));
        Assert.Empty(await Store.CountAsync(new(), AuditField.Tool, 5, Cancel));
    }

    public static TheoryData<AuditField, string, string> Values => new()
    {
        { AuditField.Tool, "a 2, b 1", "b 1" },
        { AuditField.User, "u 2", "u 1" },
        { AuditField.Organizer, "o 1, p 1", "p 1" },
        { AuditField.Connection, "c 1", "" },
        { AuditField.Client, "d 1", "" },
        { AuditField.Provider, "e 1", "" },
        { AuditField.Code, "f 1", "" },
        { AuditField.Action, "tool.called 3", "tool.called 1" },
        { AuditField.Outcome, "success 2, denied 1", "denied 1" },
        { AuditField.Effect, "write 1", "" },
        { AuditField.Guard, "g 1", "" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Counts_GiveTheValuesOfAField_TheMostFrequentFirst(AuditField by, string all, string denied)
    {
        var full = Event("full") with
        {
            Tool = "a",
            UserId = "u",
            OrganizerId = "o",
            ConnectionId = "c",
            ClientId = "d",
            Provider = "e",
            Code = "f",
            Effect = "write",
            Guard = "g",
        };
        await Store.AppendAsync([full, Denied with { OrganizerId = "p" }, Event("x", 1) with { Tool = "a" }], Cancel);

        Assert.Equal(all, Told(await Store.CountAsync(new(), by, 5, Cancel)));
        Assert.Equal(denied, Told(await Store.CountAsync(new() { Outcome = AuditOutcome.Denied }, by, 5, Cancel)));
        Assert.Equal(all.Split(", ")[0], Told(await Store.CountAsync(new(), by, 1, Cancel)));
    }

    [Fact]
    public async Task Reading_GivesAllOfAQuery_NewestFirst()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 1501).Select(i => Event($"{i}", i))], Cancel);

        var read = await Store.ReadAsync(new() { From = Noon.AddMinutes(1), Limit = 3 }, Cancel)
            .Select(found => found.RequestId).ToListAsync(Cancel);

        Assert.Equal(Enumerable.Range(1, 1500).Reverse().Select(i => $"{i}"), read);
    }

    private static string Told(IReadOnlyList<AuditTally> tallies) =>
        string.Join(", ", tallies.Select(tally => $"{tally.Value} {tally.Events}"));

    /// <summary>Buckets by their minute from noon, with successes, denials and failures.</summary>
    private async Task<(int, long, long, long)[]> SeriesAsync(AuditInterval interval, AuditQuery query) =>
    [
        .. (await Store.SeriesAsync(query, interval, Cancel)).Select(bucket =>
            ((int)(bucket.Start - Noon).TotalMinutes, bucket.Success, bucket.Denied, bucket.Failure)),
    ];
}
