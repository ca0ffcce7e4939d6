namespace McpGateway.Tools.Output;

/// <summary>The members that the first object of a kind has shown, in their order.</summary>
internal sealed class NameOrder
{
    private readonly List<Member> members = [];

    public ObjectShape? Kind { get; private set; }

    public void Begin(ObjectShape kind)
    {
        Kind = kind;
        members.Clear();
    }

    public void Add(Member member) => members.Add(member);

    /// <summary>Whether the member is the next one, so that it needs no name. Otherwise it is named, and what follows it
    /// goes on from its place, if it has one.</summary>
    public bool IsNext(Member member, ref int next)
    {
        if (next < members.Count && members[next] == member)
        {
            next++;
            return true;
        }

        var place = next < members.Count ? members.IndexOf(member, next) : -1;
        next = place < 0 ? next : place + 1;
        return false;
    }
}
