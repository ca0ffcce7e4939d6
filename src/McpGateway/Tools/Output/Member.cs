using System.Text.Encodings.Web;
using System.Text.Json;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>One declared member of an object: a field, or an object (or a list of either) with declared
/// members.</summary>
internal sealed class Member
{
    public Member(string name)
    {
        Name = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        Key = MemberKey.Of(Name.EncodedUtf8Bytes);
    }

    public JsonEncodedText Name { get; }

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
}
