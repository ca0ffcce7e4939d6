using System.Text;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;

namespace McpGateway.Commands;

/// <summary>What leaves of a tool's answer and on which conditions, in lines that can be compared.</summary>
internal static class LeavingView
{
    private const DataClasses Masked = DataClasses.Identity | DataClasses.Contact;

    /// <summary>Each field with its class, what becomes of it, and its format; then what decides about whole
    /// objects.</summary>
    public static IEnumerable<string> FieldsOf(OutputShape output, DataClasses released) =>
        Walk(output.Root, "").Where(field => field.Member.Leaves)
            .Select(field => $"{field.Path}{State(field.Member.Field, released)}")
            .Concat(ConditionsOf(output.Root, ""));

    /// <summary>By which fields the answer is shown to be the organizer's, or why by none.</summary>
    public static string OrganizerOf(OutputShape output) => output.WithoutOrganizer is { } reason
        ? $"not checked: {reason}"
        : string.Join(", ", Walk(output.Root, "").Where(field => field.Member.IsOrganizer).Select(field => field.Path));

    private static IEnumerable<string> ConditionsOf(ObjectShape shape, string path) => shape.Conditions
        .Select(condition => (Condition: condition, Flag: FlagOf(shape, path, condition)))
        .Select(one => one.Condition.TellsMinors
            ? $"{path}* (of a minor, unless {one.Flag} is false)"
            : $"{path}* (only with consent {one.Flag}: {DataClassWords.ListOf(one.Condition.Withheld)})")
        .Concat(shape.Members.Where(member => member.Object is not null)
            .SelectMany(member => ConditionsOf(member.Object!, $"{PathOf(member, path)}.")));

    private static string FlagOf(ObjectShape shape, string path, Condition condition) =>
        Walk(shape, path).First(field => field.Member.Flags == condition.Flag).Path;

    private static IEnumerable<(string Path, Member Member)> Walk(ObjectShape shape, string prefix) =>
        shape.Members.SelectMany(member => member.Object is { } inner
            ? Walk(inner, $"{PathOf(member, prefix)}.")
            : [(PathOf(member, prefix), member)]);

    private static string PathOf(Member member, string prefix) => $"{prefix}{member.Name}{(member.IsList ? "[]" : "")}";

    private static string State(FieldDeclaration field, DataClasses released)
    {
        List<string> words = field.Class == DataClasses.None ? []
            : [DataClassWords.Of(field.Class), Word(field.Class, released)];
        if (field.Format != FieldFormat.Any)
        {
            words.Add(field.Format == FieldFormat.Date ? "date" : "date-time");
        }

        if (field.Offset is { } offset)
        {
            words.Add($"{Encoding.UTF8.GetString(offset)} where it has no offset");
        }

        return words.Count == 0 ? "" : $" ({string.Join(", ", words)})";
    }

    private static string Word(DataClasses dataClass, DataClasses released) =>
        (released & dataClass) != 0 ? "shown" : (dataClass & Masked) != 0 ? "masked" : "withheld";
}
