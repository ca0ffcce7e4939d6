using System.Collections.Concurrent;

namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>The last requests that arrived, oldest first.</summary>
internal sealed class RequestLog
{
    private const int Kept = 1000;

    private readonly ConcurrentQueue<LoggedRequest> requests = new();

    public IReadOnlyList<LoggedRequest> All => [.. requests];

    public void Add(LoggedRequest request)
    {
        requests.Enqueue(request);
        while (requests.Count > Kept)
        {
            requests.TryDequeue(out _);
        }
    }

    public void Clear() => requests.Clear();
}
