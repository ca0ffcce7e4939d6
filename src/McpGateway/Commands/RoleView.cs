using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;
using McpGateway.Tools.Policy;

namespace McpGateway.Commands;

/// <summary>What a role has at most, when its people allow everything: by the policy that judges calls, in lines that
/// can be compared.</summary>
internal static class RoleView
{
    private const DataClasses Masked = DataClasses.Identity | DataClasses.Contact;

    public static IEnumerable<ToolDefinition> ToolsOf(OperatorCatalog catalog, string role)
    {
        var allowance = AllowanceOf(catalog, role);
        return catalog.Tools.Values.Where(tool => allowance.Judge(tool) == Verdict.Allowed)
            .OrderBy(tool => tool.Name, StringComparer.Ordinal);
    }

    /// <summary>Scopes, then tools, each followed by its fields and guards.</summary>
    public static IReadOnlyList<string> Of(OperatorCatalog catalog, string role)
    {
        var released = AllowanceOf(catalog, role).Released;
        return
        [
            .. catalog.ScopesFor([role]).Ordered().Select(scope => $"scope {scope}"),
            .. ToolsOf(catalog, role).SelectMany(tool =>
                FieldsOf(tool, released).Select(field => $"tool {tool.Name} field {field}")
                    .Order(StringComparer.Ordinal).Concat(GuardsOf(tool, role)).Prepend(Describe(tool))),
        ];
    }

    private static Allowance AllowanceOf(OperatorCatalog catalog, string role) =>
        new(catalog, new(catalog), new([role]), catalog.ScopesFor([role]));

    private static string Describe(ToolDefinition tool)
    {
        var asks = tool.Operation is Operation.Http http ? $", {http.Method} {http.Path}" : "";
        var confirmed = tool.Effect == Effect.Read ? "" : $", confirmation {tool.ConfirmationWord}";
        return $"tool {tool.Name} ({tool.EffectWord}{confirmed}, scopes [{tool.Scopes}]{asks})";
    }

    /// <summary>What leaves of the tool's answer, each field with its class and what becomes of it.</summary>
    public static IEnumerable<string> FieldsOf(ToolDefinition tool, DataClasses released) =>
        tool.Output is { } output
            ? Walk(output.Root, "").Select(field => $"{field.Path}{State(field.Class, released)}")
                .Concat(Consents(output.Root, ""))
            : [];

    private static IEnumerable<string> Consents(ObjectShape shape, string path) => shape.Conditions
        .Where(condition => !condition.TellsMinors)
        .Select(condition => $"{path}* (only with consent: {condition.Withheld})")
        .Concat(shape.Members.Where(member => member.Object is not null)
            .SelectMany(member => Consents(member.Object!, $"{path}{member.Name}{(member.IsList ? "[]" : "")}.")));

    private static IEnumerable<string> GuardsOf(ToolDefinition tool, string role) => tool.Guards.Select(guard =>
        $"tool {tool.Name} guard {guard.Name} ({guard.Mode.ToString().ToLowerInvariant()}): {guard.Describe([role])}");

    private static string State(DataClasses dataClass, DataClasses released) =>
        dataClass == DataClasses.None ? ""
        : $" ({DataClassWords.Of(dataClass)}, {Word(dataClass, released)})";

    private static string Word(DataClasses dataClass, DataClasses released) =>
        (released & dataClass) != 0 ? "shown" : (dataClass & Masked) != 0 ? "masked" : "withheld";

    private static IEnumerable<(string Path, DataClasses Class)> Walk(ObjectShape shape, string prefix) =>
        shape.Members.SelectMany(member =>
        {
            var path = $"{prefix}{member.Name}{(member.IsList ? "[]" : "")}";
            return member.Object is { } inner ? Walk(inner, $"{path}.")
                : member.Leaves ? [(path, member.Field.Class)] : Array.Empty<(string, DataClasses)>();
        });
}
