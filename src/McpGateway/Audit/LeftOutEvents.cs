using McpGateway.Storage;

namespace McpGateway.Audit;

/// <summary>What was left out of the log and waits to be told: of each kind how many, and the latest.</summary>
internal sealed class LeftOutEvents(int maxKinds = 10_000)
{
    private readonly Dictionary<string, (AuditEvent Latest, int Count)> waiting = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Counts the event. Where too many kinds wait, only its action is kept: no flood costs memory, and the
    /// sum stays right.</summary>
    public void Add(string kind, AuditEvent step, int count = 1)
    {
        lock (gate)
        {
            if (!waiting.ContainsKey(kind) && waiting.Count >= maxKinds)
            {
                kind = step.Action;
                step = new()
                {
                    Time = step.Time,
                    RequestId = step.RequestId,
                    Action = step.Action,
                    Outcome = step.Outcome,
                };
            }

            waiting[kind] = (step, waiting.GetValueOrDefault(kind).Count + count);
        }
    }

    /// <summary>How many of the kind wait; from now on none.</summary>
    public int Take(string kind)
    {
        lock (gate)
        {
            return waiting.Remove(kind, out var left) ? left.Count : 0;
        }
    }

    /// <summary>The latest of each kind, which tells of those before it; from now on none waits.</summary>
    public IReadOnlyList<AuditEvent> TakeAll()
    {
        lock (gate)
        {
            List<AuditEvent> told =
                [.. waiting.Values.Select(left => left.Latest with { LeftOut = left.Count > 1 ? left.Count - 1 : null })];
            waiting.Clear();
            return told;
        }
    }
}
