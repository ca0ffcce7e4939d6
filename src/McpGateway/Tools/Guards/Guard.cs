namespace McpGateway.Tools.Guards;

/// <summary>A rule over the arguments of a call, or over what happened before it. Immutable; what happened is in
/// <see cref="GuardHistory"/>.</summary>
internal abstract class Guard(GuardHead head)
{
    public string Name => head.Name;

    public GuardMode Mode => head.Mode;

    /// <summary>The word of the audit for a call that breaks it.</summary>
    public abstract string Code { get; }

    /// <summary>What tools that read have to remember for it: the tool's name, and what of its call.</summary>
    public virtual IEnumerable<(string Tool, LookUp LookUp)> Remembered => [];

    /// <summary>What to try instead, as a sentence.</summary>
    protected abstract string Advice { get; }

    /// <summary>What it allows to somebody with these roles, as half a sentence that names no value of a call.</summary>
    public abstract string Describe(IReadOnlyList<string> roles);

    /// <summary>Whether the call by itself keeps it, whatever happened before; null when that cannot be told without
    /// the history.</summary>
    public abstract bool? IsKeptBy(GuardedCall call, DateOnly today);

    /// <summary>Whether the call keeps it now. Changes nothing.</summary>
    public async ValueTask<bool> IsKeptAsync(
        GuardedCall call, GuardHistory history, CancellationToken cancellationToken) =>
        IsKeptBy(call, history.Today) ?? await IsKeptAfterAsync(call, history, cancellationToken);

    /// <summary>What a refused caller is told.</summary>
    public string Refuse(IReadOnlyList<string> roles) =>
        $"The rule '{Name}' does not allow this call: {Describe(roles)}. {Advice}";

    /// <summary>Asked only where <see cref="IsKeptBy"/> could not tell.</summary>
    protected virtual ValueTask<bool> IsKeptAfterAsync(
        GuardedCall call, GuardHistory history, CancellationToken cancellationToken) => new(false);
}
