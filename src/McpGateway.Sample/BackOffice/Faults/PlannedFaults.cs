using System.Collections.Immutable;

namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>The misbehaviours to come, in the order in which they were asked for.</summary>
internal sealed class PlannedFaults
{
    private ImmutableList<PlannedFault> faults = [];

    public void Add(PlannedFault fault) =>
        ImmutableInterlocked.Update(ref faults, known => known.RemoveAll(old => old.IsSpent).Add(fault));

    public void Clear() => ImmutableInterlocked.Update(ref faults, known => known.Clear());

    /// <summary>All that apply to a request: a slow answer may also be a leaking one.</summary>
    public IReadOnlyList<PlannedFault> Take(string path) => [.. faults.Where(fault => fault.TryUse(path))];
}
