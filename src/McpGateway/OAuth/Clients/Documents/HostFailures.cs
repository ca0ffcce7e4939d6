namespace McpGateway.OAuth.Clients.Documents;

/// <summary>How often a host failed to give a document lately. Who has no document to give is asked a bounded number of
/// times a minute, however many addresses on it a request can think of.</summary>
internal sealed class HostFailures(TimeProvider time)
{
    private const int MaxPerMinute = 20;
    private const int MaxHosts = 1000;

    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> byHost = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public bool AreTooMany(string host)
    {
        lock (gate)
        {
            return byHost.TryGetValue(host, out var failures) && IsRecent(failures.Since)
                && failures.Count >= MaxPerMinute;
        }
    }

    public void Add(string host)
    {
        lock (gate)
        {
            var failures = byHost.GetValueOrDefault(host);
            if (!IsRecent(failures.Since))
            {
                MakeRoom();
                failures = (time.GetUtcNow(), 0);
            }

            byHost[host] = failures with { Count = failures.Count + 1 };
        }
    }

    private void MakeRoom()
    {
        if (byHost.Count >= MaxHosts)
        {
            // The oldest half is mostly past its minute.
            foreach (var (host, _) in byHost.OrderBy(entry => entry.Value.Since).Take(MaxHosts / 2).ToList())
            {
                byHost.Remove(host);
            }
        }
    }

    private bool IsRecent(DateTimeOffset since) => time.GetUtcNow() - since < TimeSpan.FromMinutes(1);
}
