using System.Runtime.InteropServices;

namespace McpGateway.Storage;

/// <summary>Adds up how many events have which value.</summary>
internal sealed class AuditTallies
{
    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    public void Add(string value, long count) =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _) += count;

    public IReadOnlyList<AuditTally> Top(int most) =>
    [
        .. counts.Where(count => count.Value > 0)
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
            .Take(most).Select(count => new AuditTally(count.Key, count.Value)),
    ];

    /// <summary>An outcome as it is told.</summary>
    public static string Word(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Success => "success",
        AuditOutcome.Denied => "denied",
        _ => "failure",
    };
}
