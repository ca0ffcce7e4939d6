using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>What a compiled output must keep as a whole.</summary>
internal static class ShapeRules
{
    private const DataClasses OfPerson = DataClasses.Identity | DataClasses.Contact | DataClasses.Minor;

    public static void Check(Section section, ObjectShape shape)
    {
        var leaving = shape.Members.Where(member => member.Leaves || member.Object is not null);
        foreach (var name in leaving.GroupBy(member => member.TakenName).Where(name => name.Count() > 1))
        {
            section.Add("fields", $"'{name.Key}' would leave twice in one object; choose another name in 'as'.");
        }

        if (shape.MinorFlag >= 0 && !NamesAPerson(shape))
        {
            section.Add("minor_when", "'minor_when' has no effect: no field beside it is of the class identity, "
                + "contact or minor.");
        }

        foreach (var inner in shape.Members.Select(member => member.Object).OfType<ObjectShape>())
        {
            Check(section, inner);
        }
    }

    private static bool NamesAPerson(ObjectShape shape) => shape.Members.Any(member =>
        (member.Class & OfPerson) != 0 || (member.Object is { } inner && NamesAPerson(inner)));
}
