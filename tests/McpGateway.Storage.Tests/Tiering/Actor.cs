using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Tiering;

/// <summary>A replica that does one call after the other, step by step.</summary>
internal sealed class Actor
{
    private readonly int number;
    private readonly Steps steps = new();
    private readonly TieredRecordStore store;
    private readonly List<Call> history;
    private Call? current;

    public Actor(int number, ModelRecords durable, IRecordCache cache, List<Call> history, IEnumerable<Wish> wishes)
    {
        this.number = number;
        this.history = history;
        store = new(new SteppedRecords(durable, steps), durable, new SteppedCache(cache, steps),
            new(new Dictionary<string, Place> { [Stamp.Kind] = Place.Cached }));
        Running = RunAsync(wishes);
    }

    /// <summary>Whether it can go on.</summary>
    public bool IsWaiting => steps.IsWaiting && !HasCrashed;

    public bool HasCrashed { get; private set; }

    public Task Running { get; }

    public void Go(StepEnd end) => steps.Go(end);

    public void Crash()
    {
        HasCrashed = true;
        current!.Ended = Now();
    }

    private async Task RunAsync(IEnumerable<Wish> wishes)
    {
        foreach (var wish in wishes)
        {
            var call = current = new Call(wish, number, Now());
            history.Add(call);
            try
            {
                await DoAsync(call);
                call.Returned = true;
            }
            catch (StoreUnavailableException)
            {
                // Nobody knows whether it was done.
            }

            call.Ended = Now();
        }
    }

    private async Task DoAsync(Call call)
    {
        switch (call.Wish)
        {
            case Wish.Read:
                call.Record = await store.FindAsync(Stamp.Kind, Stamp.Id, default);
                call.Succeeded = call.Record is not null;
                break;
            case Wish.Replace:
                // Whoever replaces has read before, here from the first life or from what this actor wrote last.
                var known = history.LastOrDefault(
                    earlier => earlier.Actor == number && earlier != call && earlier.Succeeded)?.Record;
                call.Record = Stamp.Record(known is null ? "first" : Stamp.Life(known), $"{number}@{call.Began}");
                call.Succeeded = await store.TryReplaceAsync(call.Record, known?.Version ?? 1, default);
                call.Record = call.Record with { Version = (known?.Version ?? 1) + 1 };
                break;
            case Wish.Add:
                call.Record = Stamp.Record($"life{number}@{call.Began}", $"{number}") with { Version = 1 };
                call.Succeeded = await store.TryAddAsync(call.Record, default);
                break;
            default:
                call.Succeeded = await store.RemoveAsync(Stamp.Kind, Stamp.Id, default);
                break;
        }
    }

    /// <summary>A clock that every beginning and every end moves.</summary>
    private int Now() => history.Count + history.Count(call => call.Ended != int.MaxValue);
}
