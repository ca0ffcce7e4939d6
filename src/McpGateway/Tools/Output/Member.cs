using System.Text;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>One declared member of an object: a field, or an object (or a list of either) with declared
/// members.</summary>
internal sealed class Member
{
    private const DataClasses OfCustomers =
        DataClasses.Identity | DataClasses.Contact | DataClasses.Minor | DataClasses.FreeText;

    /// <param name="name">In the back office's answer.</param>
    /// <param name="leavesAs">Where it leaves: a name, or the name of a new object and a name in it
    /// (<c>metadata.type</c>); null for its own.</param>
    public Member(string name, string? leavesAs = null)
    {
        Name = name;
        NameBytes = Encoding.UTF8.GetBytes(name);
        Key = MemberKey.Of(NameBytes);
        var target = (leavesAs ?? name).Split('.', 2);
        LeavesAs = target[^1];
        Within = target.Length == 2 ? target[0] : null;
        // Names are letters, digits, - and _, so that nothing in them needs escaping.
        JsonStart = Encoding.UTF8.GetBytes(Within is null ? $",\"{LeavesAs}\":" : $",\"{Within}\":{{\"{LeavesAs}\":");
        Label = Encoding.UTF8.GetBytes($"{leavesAs ?? name}: ");
        NextLabel = [.. "; "u8, .. Label];
        LineLabel = [.. @"\n"u8, .. Label];
    }

    public string Name { get; }

    public byte[] NameBytes { get; }

    public string LeavesAs { get; }

    /// <summary>The new object that holds it alone in what leaves; null when it stays where it is.</summary>
    public string? Within { get; }

    /// <summary>The name that it takes in the object it leaves in.</summary>
    public string TakenName => Within ?? LeavesAs;

    /// <summary>What stands before the value in JSON, with the comma that the first member of an object goes
    /// without.</summary>
    public byte[] JsonStart { get; }

    /// <summary>What stands before the value in text.</summary>
    public byte[] Label { get; }

    /// <summary>The same behind another field of the object.</summary>
    public byte[] NextLabel { get; }

    /// <summary>The same on a new line.</summary>
    public byte[] LineLabel { get; }

    public ulong Key { get; }

    public bool IsList { get; init; }

    /// <summary>Null when the member is a field.</summary>
    public ObjectShape? Object { get; init; }

    /// <summary>What is declared of it as a field; that of a text for an object.</summary>
    public FieldDeclaration Field { get; init; } = FieldDeclaration.Unseen;

    /// <summary>Without it the answer is not what was declared.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Holds the organizer that owns the object; must be the caller's (promise S5).</summary>
    public bool IsOrganizer { get; init; }

    /// <summary>The bits of the flag that it is, or of those inside; 0 for none.</summary>
    public ulong Flags { get; init; }

    /// <summary>The value of the flag with which more is shown.</summary>
    public bool FlagReleases { get; init; }

    /// <summary>It tells of nothing but consent: a strange form of it proves none, and does no other harm.</summary>
    public bool IsConsent { get; init; }

    public bool Leaves => Field.Leaves;

    /// <summary>False for what is only read to check it.</summary>
    public bool IsShown => Object is null ? Leaves : !IsConsent;

    /// <summary>Its text may come from a customer of the organizer: data, never an instruction.</summary>
    public bool IsUntrusted => Object is null && Leaves && (Field.Class & OfCustomers) != 0
        && Field.Type == FieldType.String;
}
