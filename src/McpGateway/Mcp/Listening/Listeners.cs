using Microsoft.Extensions.Options;

namespace McpGateway.Mcp.Listening;

/// <summary>The open streams of this process, few enough to be held.</summary>
internal sealed class Listeners(IOptions<ListeningOptions> options)
{
    private readonly Lock gate = new();
    private readonly HashSet<Listener> all = [];
    private readonly Dictionary<string, int> perConnection = new(StringComparer.Ordinal);
    private bool areClosed;

    /// <summary>False where there is no room for one more, or the gateway is about to stop.</summary>
    public bool TryAdd(Listener listener)
    {
        lock (gate)
        {
            var ofConnection = perConnection.GetValueOrDefault(listener.ConnectionId);
            if (areClosed || all.Count >= options.Value.InAll || ofConnection >= options.Value.PerConnection)
            {
                return false;
            }

            perConnection[listener.ConnectionId] = ofConnection + 1;
            return all.Add(listener);
        }
    }

    public void Remove(Listener listener)
    {
        lock (gate)
        {
            all.Remove(listener);
            var left = perConnection[listener.ConnectionId] - 1;
            if (left == 0)
            {
                perConnection.Remove(listener.ConnectionId);
            }
            else
            {
                perConnection[listener.ConnectionId] = left;
            }
        }
    }

    /// <summary>Those for which it is time.</summary>
    public IReadOnlyList<Listener> Due(long now)
    {
        lock (gate)
        {
            return [.. all.Where(listener => listener.NextLook <= now)];
        }
    }

    /// <summary>Ends every stream and takes no more.</summary>
    public void Close()
    {
        lock (gate)
        {
            areClosed = true;
            foreach (var listener in all)
            {
                listener.Raise(Signals.Ended);
            }
        }
    }
}
