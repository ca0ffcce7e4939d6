using McpGateway.Storage.Integrity;
using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite.Segments;

/// <summary>The contract over segments of a few events, which are made at once; and answers that are those of the rows.
/// </summary>
public sealed class SegmentedAuditStoreTests : AuditStoreContract
{
    private readonly SqliteFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public override ValueTask DisposeAsync() => folder.DisposeAsync();

    private protected override Task<IAuditChains> OpenAsync() => Task.FromResult<IAuditChains>(
        new CompactingStore(new SqliteAuditStore(folder.Open(), TimeProvider.System, segmentSize: 3)));

    [Fact]
    public async Task Segments_AnswerAsRowsDo_WhateverIsAsked()
    {
        var random = new Random(7);
        var rows = new SqliteAuditStore(folder.Open(), TimeProvider.System);
        await rows.AppendAsync([.. Enumerable.Range(0, 2000).Select(i => Random(random, i))], Cancel);
        AuditQuery[] queries = [.. Enumerable.Range(0, 200).Select(_ => Random(random))];
        var expected = await AnswersAsync(rows, queries);

        Assert.InRange(await new SqliteAuditStore(folder.Open(), TimeProvider.System, segmentSize: 300).CompactAsync(Cancel), 6, 6);
        Assert.Equal(expected, await AnswersAsync(rows, queries));

        await rows.PurgeAsync(ChainDay.Of(Noon.AddDays(3)), [new("o1", 0, int.MaxValue)], Cancel);
        expected = await AnswersAsync(rows, queries);
        Assert.NotEqual(0, await new SqliteAuditStore(folder.Open(), TimeProvider.System, segmentSize: 300).CompactAsync(Cancel));
        Assert.Equal(expected, await AnswersAsync(rows, queries));
    }

    [Fact]
    public async Task AColumnOfManyValues_IsFoundByEachOfThem()
    {
        var rows = new SqliteAuditStore(folder.Open(), TimeProvider.System, segmentSize: 1000);
        await rows.AppendAsync([.. Enumerable.Range(0, 1000).Select(i => Event($"{i}", i) with { UserId = $"u{i % 500}" })], Cancel);
        Assert.Equal(1, await rows.CompactAsync(Cancel));

        Assert.Equal([999, 499], (await rows.QueryAsync(new() { UserId = "u499" }, Cancel)).Events.Select(found => int.Parse(found.RequestId)));
        Assert.Equal(500, (await rows.CountAsync(new(), AuditField.User, 1000, Cancel)).Count(tally => tally.Events == 2));
        Assert.Empty((await rows.QueryAsync(new() { UserId = "u500" }, Cancel)).Events);
    }

    private static AuditEvent Random(Random random, int i) => Event($"{i % 1500}", random.Next(6 * 24 * 60)) with
    {
        Outcome = (AuditOutcome)random.Next(3),
        OrganizerId = Word(random, "o", 4),
        UserId = Word(random, "u", 60),
        Tool = Word(random, "t", 5),
        Code = Word(random, "c", 3),
    };

    private static string? Word(Random random, string kind, int most) =>
        random.Next(most + 1) is var number and > 0 ? $"{kind}{number}" : null;

    private static AuditQuery Random(Random random) => new()
    {
        From = random.Next(3) == 0 ? Noon.AddSeconds(random.Next(6 * 24 * 3600)) : null,
        To = random.Next(3) == 0 ? Noon.AddSeconds(random.Next(6 * 24 * 3600)) : null,
        Outcome = random.Next(3) == 0 ? (AuditOutcome)random.Next(3) : null,
        OrganizerId = random.Next(3) == 0 ? Word(random, "o", 4) : null,
        UserId = random.Next(3) == 0 ? Word(random, "u", 60) : null,
        Tool = random.Next(3) == 0 ? Word(random, "t", 5) : null,
        RequestId = random.Next(9) == 0 ? $"{random.Next(1500)}" : null,
        Limit = random.Next(1, 50),
    };

    private static async Task<string[]> AnswersAsync(SqliteAuditStore store, AuditQuery[] queries)
    {
        var answers = new List<string>();
        foreach (var query in queries)
        {
            var page = await store.QueryAsync(query, Cancel);
            var next = page.Next is { } before ? await store.QueryAsync(query with { Before = before }, Cancel) : page;
            var series = await store.SeriesAsync(query, AuditInterval.Hour, Cancel);
            var tallies = await store.CountAsync(query, (AuditField)(query.Limit % 11), query.Limit, Cancel);
            answers.Add(string.Join(
                ' ',
                (string[])
                [
                    .. page.Events.Concat(next.Events).Select(found => $"{found.Sequence}"),
                    .. series.Select(bucket => $"{bucket}"), .. tallies.Select(tally => $"{tally}"),
                ]));
        }

        return [.. answers];
    }
}
