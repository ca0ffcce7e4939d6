using System.Text.Json;

namespace McpGateway.Tools.Output;

/// <summary>The declared members of an object, in a form that is quick to match against names in a JSON text.</summary>
internal sealed class ObjectShape
{
    /// <summary>What fits into the bits by which a pass remembers what it has seen.</summary>
    public const int MaxMembers = 64;

    private readonly ulong[] keys;

    public ObjectShape(IReadOnlyList<Member> members, params IReadOnlyList<Condition> conditions)
    {
        Members = [.. members];
        Conditions = [.. conditions];
        keys = [.. members.Select(member => member.Key)];
        IsMoney = Members is [var one, var other] && IsAmount(one, other) != IsAmount(other, one);
        for (var index = 0; index < Members.Length; index++)
        {
            var member = Members[index];
            RequiredMembers |= member.IsRequired ? 1UL << index : 0;
            // A path to the organizer that leads through an object must exist; a list on it may be empty.
            var leadsToOrganizer = member.IsOrganizer || (!member.IsList && member.Object?.OrganizerMembers > 0);
            OrganizerMembers |= leadsToOrganizer ? 1UL << index : 0;
            Flags |= member.IsList ? 0 : member.Flags;
        }
    }

    public Member[] Members { get; }

    /// <summary>What must be told by flags before everything of the object is shown.</summary>
    public Condition[] Conditions { get; }

    /// <summary>Bits of the members without which the object cannot be proven to be the organizer's.</summary>
    public ulong OrganizerMembers { get; }

    /// <summary>Bits of the members without which the answer is not what was declared.</summary>
    public ulong RequiredMembers { get; }

    /// <summary>The flags in it that are not behind a list.</summary>
    public ulong Flags { get; }

    /// <summary>An amount and its currency, which read best side by side.</summary>
    public bool IsMoney { get; }

    /// <summary>Index of the member whose name the reader stands on, or -1. Members mostly come in one order, so the
    /// search starts at <paramref name="expected"/>.</summary>
    public int Find(ref Utf8JsonReader reader, int expected)
    {
        if (reader.ValueIsEscaped)
        {
            return FindEscaped(ref reader);
        }

        var name = reader.ValueSpan;
        if (expected < Members.Length && IsNamed(expected, name))
        {
            return expected;
        }

        var key = MemberKey.Of(name);
        for (var start = 0; start < keys.Length; start++)
        {
            var offset = keys.AsSpan(start).IndexOf(key);
            if (offset < 0)
            {
                return -1;
            }

            start += offset;
            if (IsNamed(start, name))
            {
                return start;
            }
        }

        return -1;
    }

    private static bool IsAmount(Member amount, Member currency) =>
        amount is { IsList: false, Object: null, Within: null, Field: { Leaves: true, Type: FieldType.Number } }
        && currency is { IsList: false, Object: null, LeavesAs: "currency", Within: null, Leaves: true };

    private bool IsNamed(int index, ReadOnlySpan<byte> name) => Members[index].NameBytes.AsSpan().SequenceEqual(name);

    private int FindEscaped(ref Utf8JsonReader reader)
    {
        for (var index = 0; index < Members.Length; index++)
        {
            if (reader.ValueTextEquals(Members[index].NameBytes))
            {
                return index;
            }
        }

        return -1;
    }
}
