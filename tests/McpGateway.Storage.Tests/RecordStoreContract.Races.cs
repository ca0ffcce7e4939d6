using System.Globalization;

namespace McpGateway.Storage.Tests;

public abstract partial class RecordStoreContract
{
    private const int Racers = 50;

    /// <summary>Runs the same at once, half of it through a second store over the same data.</summary>
    private async Task<T[]> RaceAsync<T>(Func<IRecordStore, int, Task<T>> run)
    {
        IRecordStore[] stores = [Store, await OpenAsync()];
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var racers = Enumerable.Range(0, Racers).Select(async i =>
        {
            await start.Task;
            return await run(stores[i % 2], i);
        }).ToArray();
        start.SetResult();
        return await Task.WhenAll(racers);
    }

    [Fact]
    public async Task Take_GivesARecordToExactlyOneCaller_WhenManyRace()
    {
        await Store.TryAddAsync(Record("a", "once"), Cancel);

        var taken = await RaceAsync((store, _) => store.TakeAsync(Kind, "a", Cancel).AsTask());

        Assert.Equal("once", Text(Assert.Single(taken, record => record is not null)));
    }

    [Fact]
    public async Task Add_SucceedsForExactlyOneCaller_WhenManyRace()
    {
        var added = await RaceAsync((store, i) => store.TryAddAsync(Record("a", $"{i}"), Cancel).AsTask());

        var winner = Assert.Single(Enumerable.Range(0, Racers), i => added[i]);
        Assert.Equal($"{winner}", Text(await Store.FindAsync(Kind, "a", Cancel)));
    }

    [Fact]
    public async Task Add_SucceedsForExactlyOneCaller_WhenManyRaceForAnExpiredRecord()
    {
        await AddExpiredAsync("a");

        var added = await RaceAsync((store, i) => store.TryAddAsync(Record("a", $"{i}"), Cancel).AsTask());

        Assert.Single(added, success => success);
    }

    [Fact]
    public async Task Replace_SucceedsForExactlyOneCaller_WhenManyRace()
    {
        await Store.TryAddAsync(Record("a"), Cancel);

        var replaced = await RaceAsync((store, i) => store.TryReplaceAsync(Record("a", $"{i}"), 1, Cancel).AsTask());

        var winner = Assert.Single(Enumerable.Range(0, Racers), i => replaced[i]);
        var found = await Store.FindAsync(Kind, "a", Cancel);
        Assert.Equal((2L, $"{winner}"), (found!.Version, Text(found)));
    }

    [Fact]
    public async Task NoChangeIsLost_WhenManyReadAndReplaceUntilTheySucceed()
    {
        await Store.TryAddAsync(Record("count", "0"), Cancel);

        await RaceAsync(async (store, _) =>
        {
            while (true)
            {
                var found = await store.FindAsync(Kind, "count", Cancel);
                var next = int.Parse(Text(found)!, CultureInfo.InvariantCulture) + 1;
                if (await store.TryReplaceAsync(Record("count", $"{next}"), found!.Version, Cancel))
                {
                    return next;
                }
            }
        });

        var count = await Store.FindAsync(Kind, "count", Cancel);
        Assert.Equal(($"{Racers}", Racers + 1L), (Text(count), count!.Version));
    }

    [Fact]
    public async Task Remove_AndTake_NeverBothSucceed()
    {
        await Store.TryAddAsync(Record("a"), Cancel);

        var got = await RaceAsync(async (store, i) => i < Racers / 2
            ? await store.RemoveAsync(Kind, "a", Cancel)
            : await store.TakeAsync(Kind, "a", Cancel) is not null);

        Assert.Single(got, success => success);
    }

    [Fact]
    public async Task AWriteThatReturned_IsSeenByEveryStoreAtOnce()
    {
        var other = await OpenAsync();
        for (var i = 0; i < 20; i++)
        {
            await Store.TryAddAsync(Record($"{i}", $"{i}"), Cancel);
            Assert.Equal($"{i}", Text(await other.FindAsync(Kind, $"{i}", Cancel)));
            await other.RemoveAsync(Kind, $"{i}", Cancel);
            Assert.Null(await Store.FindAsync(Kind, $"{i}", Cancel));
        }
    }
}
