using System.Text.RegularExpressions;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>What a compiled output must keep as a whole.</summary>
internal static partial class ShapeRules
{
    private const DataClasses OfPerson = DataClasses.Identity | DataClasses.Contact | DataClasses.Minor;

    private const DataClasses OfMoney = DataClasses.Payment | DataClasses.Fiscal;

    public static void Check(Section section, ObjectShape shape)
    {
        var leaving = shape.Members.Where(member => member.IsShown);
        foreach (var name in leaving.GroupBy(member => member.TakenName).Where(name => name.Count() > 1))
        {
            section.Add("fields", $"'{name.Key}' would leave twice in one object; choose another name in 'as'.");
        }

        CheckConditions(section, shape);
        CheckMoments(section, shape);
        foreach (var inner in shape.Members.Select(member => member.Object).OfType<ObjectShape>())
        {
            Check(section, inner);
        }
    }

    /// <summary>An amount means nothing without its currency: beside it, or in an object around it.</summary>
    public static void CheckMoney(Section section, ObjectShape shape, bool hasCurrency = false)
    {
        hasCurrency |= shape.Members.Any(member => member.Leaves && IsCurrency(member.LeavesAs));
        foreach (var member in shape.Members.Where(member => member.Leaves && !hasCurrency && IsAmount(member)))
        {
            section.Add("fields", $"'{member.Name}' is an amount: declare the field with its currency beside it, or give "
                + "it a 'currency' that is always meant.");
        }

        foreach (var inner in shape.Members.Select(member => member.Object).OfType<ObjectShape>())
        {
            CheckMoney(section, inner, hasCurrency);
        }
    }

    /// <summary>Whether a field of this name holds the currency of an amount.</summary>
    public static bool IsCurrency(string name) => CurrencyName().IsMatch(name);

    /// <summary>Whether a number of this name is an amount of money.</summary>
    public static bool IsAmountName(string name) => AmountName().IsMatch(name);

    /// <summary>Whether a text of this name is a point in time.</summary>
    public static bool IsMomentName(string name) => MomentName().IsMatch(name);

    private static bool IsAmount(Member member) => member is { Object: null, Field.Currency: null } && (
        (member.Field.Type == FieldType.Number && (member.Field.Class & OfMoney) != 0)
        || (member.Field.Type is FieldType.Number or FieldType.Integer && IsAmountName(member.Name)));

    private static void CheckMoments(Section section, ObjectShape shape)
    {
        foreach (var member in shape.Members.Where(member => IsMomentName(member.Name)
            && member is { Leaves: true, Field: { Type: FieldType.String, Format: FieldFormat.Any } }))
        {
            section.Add("fields", $"'{member.Name}' is a point in time: declare it with 'format: date-time', or 'date'.");
        }
    }

    private static void CheckConditions(Section section, ObjectShape shape)
    {
        foreach (var condition in shape.Conditions)
        {
            if (condition.TellsMinors && !Holds(shape, OfPerson))
            {
                section.Add("minor_when", "'minor_when' has no effect: no field beside it is of the class identity, "
                    + "contact or minor.");
            }
            else if (!condition.TellsMinors && !Holds(shape, condition.Withheld))
            {
                section.Add("consent", "'consent' has no effect: no field of the object is of a class that it withholds.");
            }
        }
    }

    private static bool Holds(ObjectShape shape, DataClasses classes) => shape.Members.Any(member =>
        (member.Leaves && (member.Field.Class & classes) != 0)
        || (member.Object is { } inner && Holds(inner, classes)));

    [GeneratedRegex("(^|_)currency(_code)?$|[a-z]Currency(Code)?$")]
    private static partial Regex CurrencyName();

    [GeneratedRegex("(^|_)(amount|price)$|[a-z](Amount|Price)$")]
    private static partial Regex AmountName();

    [GeneratedRegex("_at$|[a-z]At$")]
    private static partial Regex MomentName();
}
