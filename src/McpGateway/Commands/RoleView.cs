using McpGateway.Tools.Catalog;
using McpGateway.Tools.Policy;

namespace McpGateway.Commands;

/// <summary>What a role has at most, when its people allow everything: by the policy that judges calls, in lines that
/// can be compared.</summary>
internal static class RoleView
{
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
            .. catalog.ScopesFor([role]).Ordered().Select(scope => Describe(catalog, scope)),
            .. ToolsOf(catalog, role).SelectMany(tool =>
                FieldsOf(tool, released).Select(field => $"tool {tool.Name} field {field}")
                    .Order(StringComparer.Ordinal).Concat(FindsOf(tool, released)).Concat(OrganizerOf(tool))
                    .Concat(GuardsOf(tool, role))
                    .Prepend(Describe(tool))),
        ];
    }

    private static Allowance AllowanceOf(OperatorCatalog catalog, string role) =>
        new(catalog, new(catalog), new([role]), catalog.ScopesFor([role]));

    /// <summary>What leaves of the tool's answer.</summary>
    public static IEnumerable<string> FieldsOf(ToolDefinition tool, DataClasses released) =>
        tool.Output is { } output ? LeavingView.FieldsOf(output, released) : [];

    // A connection may hold one scope alone, so that what each does by itself is told, too.
    private static string Describe(OperatorCatalog catalog, string name)
    {
        var scope = catalog.Scopes.First(scope => scope.Name == name);
        List<string> does = [];
        if (scope.DataClasses.Count > 0)
        {
            does.Add($"releases {string.Join(' ', scope.DataClasses.Order(StringComparer.Ordinal))}");
        }

        if (scope.Implies.Count > 0)
        {
            does.Add($"implies {string.Join(' ', scope.Implies.Order(StringComparer.Ordinal))}");
        }

        return $"scope {name}{(does.Count == 0 ? "" : $" ({string.Join(", ", does)})")}";
    }

    private static string Describe(ToolDefinition tool)
    {
        var asks = tool.Operation is Operation.Http http
            ? $", {http.Method} {http.Path}{Mapped("query", http.Query)}{Mapped("body", http.Body)}"
            : "";
        var confirmed = tool.Effect == Effect.Read ? "" : $", confirmation {tool.ConfirmationWord}";
        return $"tool {tool.Name} ({tool.EffectWord}{confirmed}, scopes [{tool.Scopes}]{asks})";
    }

    private static string Mapped(string place, IReadOnlyList<Operation.Mapping> mappings) => mappings.Count == 0 ? ""
        : $" {place} [{string.Join(' ', mappings.Select(one =>
            one.Name == one.Argument ? one.Name : $"{one.Name}={one.Argument}"))}]";

    private static IEnumerable<string> FindsOf(ToolDefinition tool, DataClasses released) => tool.Input.Properties
        .Where(argument => argument.Value.Finds != DataClasses.None)
        .Select(argument => $"tool {tool.Name} argument {argument.Key} (finds {DataClassWords.ListOf(argument.Value.Finds)}, "
            + $"{((argument.Value.Finds & ~released) == 0 ? "taken" : "refused")})");

    private static IEnumerable<string> OrganizerOf(ToolDefinition tool) =>
        tool is { Operation: Operation.Http, Output: { } output }
            ? [$"tool {tool.Name} organizer {LeavingView.OrganizerOf(output)}"]
            : [];

    private static IEnumerable<string> GuardsOf(ToolDefinition tool, string role) => tool.Guards.Select(guard =>
        $"tool {tool.Name} guard {guard.Name} ({guard.Mode.ToString().ToLowerInvariant()}): {guard.Describe([role])}");
}
