namespace McpGateway.Tools.Output;

/// <summary>What the flags of the objects around have said so far, a bit for each flag of the output.</summary>
internal struct Flags
{
    private ulong met;
    private ulong seen;
    private ulong broken;

    /// <summary>Flags that were there, once, with the value that releases.</summary>
    public readonly ulong Proven => met & ~broken;

    /// <summary>Before an object that has them anew.</summary>
    public void Forget(ulong flags)
    {
        met &= ~flags;
        seen &= ~flags;
        broken &= ~flags;
    }

    public void Tell(Member flag, bool value)
    {
        met |= value == flag.FlagReleases ? flag.Flags : 0;
        broken |= seen & flag.Flags;
        seen |= flag.Flags;
    }

    public void Contradict(ulong flags) => broken |= flags;
}
