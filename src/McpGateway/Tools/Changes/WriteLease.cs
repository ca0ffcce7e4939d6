namespace McpGateway.Tools.Changes;

/// <summary>The right to send a write to the back office under a key.</summary>
/// <param name="Version">Of the record that this call wrote; null when another delivery of the same message did, which
/// then also says how it ended.</param>
/// <param name="Before">What the record held before; null when there was none.</param>
internal sealed record WriteLease(string Id, string Owner, BegunWrite Write, long? Version, BegunWrite? Before)
{
    public string Key => Write.Key;

    /// <summary>Whether the very same message was here before, so that this call does nothing of its own.</summary>
    public bool IsSameMessage => Version is null;

    /// <summary>Whether an earlier attempt may have been carried out under this key already.</summary>
    public bool IsRepeated => Before is { State: WriteState.Begun or WriteState.Unsure };
}
