using System.Collections.Concurrent;

namespace McpGateway.OAuth.Clients.Documents;

/// <summary>
/// Who may fetch at the same time: a bounded number in all, and of them a small share for each visitor's network and for
/// each host, so that slow servers keep waiting whoever asked for them, and nobody else.
/// </summary>
internal sealed class FetchPlaces : IDisposable
{
    public const int MaxAtOnce = 64;
    public const int MaxPerVisitor = 8;

    // More than one visitor may take, or that one could close a vendor's host to the others.
    public const int MaxPerHost = 16;

    private readonly SemaphoreSlim all = new(MaxAtOnce);
    private readonly ConcurrentDictionary<string, Share> shares = new(StringComparer.Ordinal);

    /// <summary>Waits for a place; to be given back by disposing of it. The narrowest share first, so that who waits for
    /// it holds nothing that others need.</summary>
    public async ValueTask<IDisposable> EnterAsync(string visitor, string host, CancellationToken cancellationToken)
    {
        var taken = new Stack<Action>();
        try
        {
            await EnterShareAsync($"visitor {visitor}", MaxPerVisitor, taken, cancellationToken);
            await EnterShareAsync($"host {host}", MaxPerHost, taken, cancellationToken);
            await all.WaitAsync(cancellationToken);
            taken.Push(() => all.Release());
            return new Place(taken);
        }
        catch
        {
            new Place(taken).Dispose();
            throw;
        }
    }

    public void Dispose() => all.Dispose();

    private async ValueTask EnterShareAsync(
        string name, int size, Stack<Action> taken, CancellationToken cancellationToken)
    {
        var share = shares.AddOrUpdate(name, _ => new(new(size), 1), (_, known) => known with { Users = known.Users + 1 });
        taken.Push(() => Leave(name));
        await share.Places.WaitAsync(cancellationToken);
        taken.Push(() => share.Places.Release());
    }

    /// <summary>A share that nobody uses or waits for is forgotten.</summary>
    private void Leave(string name)
    {
        var left = shares.AddOrUpdate(
            name, _ => throw new InvalidOperationException(), (_, known) => known with { Users = known.Users - 1 });
        if (left.Users == 0)
        {
            shares.TryRemove(KeyValuePair.Create(name, left));
        }
    }

    private sealed record Share(SemaphoreSlim Places, int Users);

    private sealed class Place(Stack<Action> taken) : IDisposable
    {
        public void Dispose()
        {
            while (taken.TryPop(out var giveBack))
            {
                giveBack();
            }
        }
    }
}
