using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Tests;

public abstract partial class AuditStoreContract
{
    private static readonly int Day = ChainDay.Of(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task EveryEvent_HasItsPlaceInTheChain_OfItsOrganizerAndDay()
    {
        await Store.AppendAsync([Of("a", "1"), Of("b", "2"), Of(null, "3"), Of("a", "4")], Cancel);
        await Store.AppendAsync([Of("a", "5") with { Time = Noon.AddDays(1) }], Cancel);

        var links = await LinksAsync(new());

        Assert.Equal([1, 2, 3, 4, 5], links.Select(link => int.Parse(link.Event.RequestId)));
        Assert.Equal([1, 1, 1, 2, 1], links.Select(link => (int)link.Position));
        Assert.Equal([Day, Day, Day, Day, Day + 1], links.Select(link => link.Chain!.Value.Day));
        Assert.Equal(["4", "5"], (await LinksAsync(new(OrganizerId: "a"))).Skip(1).Select(link => link.Event.RequestId));
        Assert.Equal(["5"], (await LinksAsync(new(FromDay: Day + 1))).Select(link => link.Event.RequestId));
        Assert.Equal(["3"], (await LinksAsync(new(ToDay: Day, OrganizerId: ""))).Select(link => link.Event.RequestId));
    }

    [Fact]
    public async Task ChainsOfManyWriters_AreWhole_AndEndAtTheirHeads()
    {
        IAuditChains[] stores = [Store, await OpenAsync()];

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(
            async () => await stores[i % 2].AppendAsync([Of($"{i % 3}", $"{i}"), Of(null, $"{i} too")], Cancel), Cancel)));

        Assert.Equal((120, ""), await WalkAsync());
        var heads = await stores[0].ReadHeadsAsync(new(), Cancel).ToListAsync(Cancel);
        Assert.Equal(120, heads.Sum(head => head.Count));
        Assert.Equal(4, heads.Select(head => head.Key.OrganizerId).Distinct().Count());
        Assert.Equal(60, heads.Where(head => head.Key.OrganizerId == "").Sum(head => head.Count));
        var only = await stores[0].ReadHeadsAsync(new(Day, Day, "1"), Cancel).ToListAsync(Cancel);
        Assert.Equal(20, only.Sum(head => head.Count));
    }

    [Fact]
    public async Task EventsWithoutAChain_AreThoseUpToANumber_AndNoOther()
    {
        await Store.AppendAsync([Of("a", "1")], Cancel);

        Assert.True(await Store.FindUnchainedUntilAsync(Cancel) < (await LinksAsync(new()))[0].Event.Sequence);
    }

    [Fact]
    public async Task Purge_DeletesWholeDays_AndNoSequenceComesAgain()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 1500).Select(i => Of($"{i % 2}", $"{i}", days: i % 2))], Cancel);
        var newest = (await LinksAsync(new())).Max(link => link.Event.Sequence);

        Assert.Equal(0, await Store.PurgeAsync(Day, [], Cancel));
        Assert.Equal(750, await Store.PurgeAsync(Day + 1, [], Cancel));
        Assert.Equal((750, ""), await WalkAsync());
        Assert.Equal(750, await Store.PurgeAsync(Day + 2, [], Cancel));
        Assert.Empty(await LinksAsync(new()));
        Assert.Empty(await Store.ReadHeadsAsync(new(), Cancel).ToListAsync(Cancel));

        await Store.AppendAsync([Event("new")], Cancel);
        Assert.True(Assert.Single(await LinksAsync(new())).Event.Sequence > newest);
    }

    [Fact]
    public async Task Purge_PassesOverWhatIsHeld_AndKeepsTheHeadsOfItsDays()
    {
        await Store.AppendAsync(
            [Of("a", "1"), Of("b", "2"), Of("a", "3", days: 1), Of("b", "4", days: 1), Of(null, "5", days: 2), Of("b", "6", days: 2)],
            Cancel);

        Assert.Equal(3, await Store.PurgeAsync(Day + 9, [new("a", Day, Day), new(null, Day + 2, Day + 2)], Cancel));

        Assert.Equal(["1", "5", "6"], (await LinksAsync(new())).Select(link => link.Event.RequestId));
        var heads = await Store.ReadHeadsAsync(new(), Cancel).Select(head => head.Key.Day).ToListAsync(Cancel);
        Assert.Equal([Day, Day, Day + 2, Day + 2], heads);
        Assert.Equal(3, await Store.PurgeAsync(Day + 9, [], Cancel));
    }

    private static AuditEvent Of(string? organizer, string request, int days = 0) =>
        Event(request) with { OrganizerId = organizer, Time = Noon.AddDays(days) };

    private async Task<List<AuditLink>> LinksAsync(AuditRange range) =>
        await Store.ReadLinksAsync(range, Cancel).SelectMany(batch => batch.ToAsyncEnumerable()).ToListAsync(Cancel);

    /// <summary>How many events are in chains, and what is wrong with these.</summary>
    private async Task<(long, string)> WalkAsync()
    {
        var walks = new ChainWalks(0, openFrom: int.MaxValue);
        await foreach (var head in Store.ReadHeadsAsync(new(), Cancel))
        {
            walks.Expect(head);
        }

        await foreach (var batch in Store.ReadLinksAsync(new(), Cancel))
        {
            walks.Take(batch);
        }

        walks.End(new HashSet<ChainKey>());
        return (walks.Chained, string.Join(", ", walks.Findings));
    }
}
