using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>Grows the tree of declared members from paths such as <c>participants[].name</c>.</summary>
internal sealed class ShapeBuilder
{
    private readonly List<KeyValuePair<string, ShapeBuilder>> children = [];
    private bool isList;
    private bool isRequired;
    private bool isOrganizer;
    private FieldDeclaration? field;
    private readonly List<Condition> conditions = [];
    private Condition? flagOf;
    private string? leavesAs;

    /// <summary>Declares a field that may leave; false when the path contradicts an earlier one.</summary>
    public bool TryAddField(string path, FieldDeclaration declaration)
    {
        if (FindOrAdd(path) is not { children.Count: 0, field: null } node)
        {
            return false;
        }

        node.field = declaration;
        node.leavesAs = declaration.As;
        return true;
    }

    public bool TryMarkOrganizer(string path)
    {
        if (FindOrAdd(path) is not { children.Count: 0, isList: false } node
            || node.field is { Type: not FieldType.String })
        {
            return false;
        }

        node.isOrganizer = true;
        return true;
    }

    /// <summary>The flag is a boolean beside the fields that describe the minor.</summary>
    public bool TryMarkMinorFlag(string path, ulong flag)
    {
        var end = path.LastIndexOf('.');
        return (end < 0 ? this : FindOrAdd(path[..end]))?.TryAddCondition(
            FindOrAdd(path), new(flag, DataClasses.None, TellsMinors: true)) == true;
    }

    /// <summary>The flag is a boolean somewhere in the object; what it decides about is the nearest object of a list,
    /// or the answer.</summary>
    public bool TryMarkConsent(string path, ulong flag, DataClasses withheld)
    {
        var end = path.LastIndexOf("[].", StringComparison.Ordinal);
        return (end < 0 ? this : FindOrAdd(path[..(end + 2)]))?.TryAddCondition(
            FindOrAdd(path), new(flag, withheld, TellsMinors: false)) == true;
    }

    /// <summary>Everything on the path must be in every answer.</summary>
    public void MarkRequired(string path)
    {
        for (var end = path.IndexOf('.'); ; end = path.IndexOf('.', end + 1))
        {
            if (FindOrAdd(end < 0 ? path : path[..end]) is { } node)
            {
                node.isRequired = true;
            }

            if (end < 0)
            {
                return;
            }
        }
    }

    /// <summary>Lets the list at the path leave under another name.</summary>
    public void Rename(string path, string name)
    {
        if (FindOrAdd(path) is { } node)
        {
            node.leavesAs = name;
        }
    }

    /// <summary>Null when an object declares more members than a pass can track.</summary>
    public ObjectShape? TryBuild()
    {
        if (children.Count > ObjectShape.MaxMembers)
        {
            return null;
        }

        var members = children.ConvertAll(child => child.Value.TryBuildMember(child.Key));
        return members.TrueForAll(member => member is not null) ? new(members!, conditions) : null;
    }

    private Member? TryBuildMember(string name)
    {
        var shape = children.Count > 0 ? TryBuild() : null;
        return children.Count > 0 && shape is null ? null : new(name, leavesAs)
        {
            IsList = isList,
            IsRequired = isRequired,
            IsOrganizer = isOrganizer,
            Object = shape,
            Field = field ?? FieldDeclaration.Unseen,
            Flags = shape?.Flags ?? flagOf?.Flag ?? 0,
            FlagReleases = flagOf is { TellsMinors: false },
            IsConsent = shape is null
                ? flagOf is { TellsMinors: false }
                : !isList && shape.Members.All(member => member is { IsConsent: true, IsShown: false }),
        };
    }

    private bool TryAddCondition(ShapeBuilder? flag, Condition condition)
    {
        if (flag is not { children.Count: 0, isList: false, isOrganizer: false, flagOf: null }
            || flag.field is { Type: not FieldType.Boolean })
        {
            return false;
        }

        flag.field ??= new(FieldType.Boolean, DataClasses.None, null, Leaves: false);
        flag.flagOf = condition;
        conditions.Add(condition);
        return true;
    }

    private ShapeBuilder? FindOrAdd(string path)
    {
        var node = this;
        foreach (var segment in path.Split('.'))
        {
            var list = segment.EndsWith("[]", StringComparison.Ordinal);
            var name = list ? segment[..^2] : segment;
            // A field cannot have members.
            if (node.field is not null || node.isOrganizer)
            {
                return null;
            }

            var child = node.children.Find(existing => existing.Key == name).Value;
            if (child is null)
            {
                child = new() { isList = list };
                node.children.Add(new(name, child));
            }

            if (child.isList != list)
            {
                return null;
            }

            node = child;
        }

        return node;
    }
}
