using System.Text.Encodings.Web;
using System.Text.Json;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>One declared member of an object: a field, or an object (or a list of either) with declared
/// members.</summary>
internal sealed class Member
{
    /// <param name="name">In the back office's answer.</param>
    /// <param name="leavesAs">Where it leaves: a name, or the name of a new object and a name in it
    /// (<c>metadata.type</c>); null for its own.</param>
    public Member(string name, string? leavesAs = null)
    {
        Name = Encode(name);
        Key = MemberKey.Of(Name.EncodedUtf8Bytes);
        var target = (leavesAs ?? name).Split('.', 2);
        LeavesAs = Encode(target[^1]);
        Within = target.Length == 2 ? Encode(target[0]) : null;
    }

    public JsonEncodedText Name { get; }

    public JsonEncodedText LeavesAs { get; }

    /// <summary>The new object that holds it alone in what leaves; null when it stays where it is.</summary>
    public JsonEncodedText? Within { get; }

    /// <summary>The name that it takes in the object it leaves in.</summary>
    public string TakenName => (Within ?? LeavesAs).Value;

    public ulong Key { get; }

    public bool IsList { get; init; }

    /// <summary>Null when the member is a field.</summary>
    public ObjectShape? Object { get; init; }

    public FieldType Type { get; init; }

    public DataClasses Class { get; init; }

    public string? Description { get; init; }

    /// <summary>False for a member that is read only to check it.</summary>
    public bool Leaves { get; init; }

    /// <summary>Without it the answer is not what was declared.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Holds the organizer that owns the object; must be the caller's (promise S5).</summary>
    public bool IsOrganizer { get; init; }

    private static JsonEncodedText Encode(string name) =>
        JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
