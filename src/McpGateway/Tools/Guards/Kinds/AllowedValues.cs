using System.Collections.Frozen;
using System.Text.Json;
using McpGateway.Audit;
using McpGateway.Tools.Arguments;

namespace McpGateway.Tools.Guards.Kinds;

/// <summary><c>values</c>: which values an argument may have. Of several roles all values count together.</summary>
internal sealed class AllowedValues(
    GuardHead head, string argument, FrozenDictionary<string, JsonElement[]> byRole, bool isRequired) : Guard(head)
{
    public static readonly GuardKind Kind = new("values", ["argument", "allowed", "required"], Read);

    public override string Code => AuditCode.GuardValue;

    protected override string Advice => "Choose one of these, or let somebody do it whose role is allowed more.";

    public override string Describe(IReadOnlyList<string> roles)
    {
        var values = Of(roles).Select(value => value.ToString()).Distinct().ToList();
        return values.Count == 0
            ? $"'{argument}' must be nothing at all for the user's role"
            : $"'{argument}' must be one of {string.Join(", ", values)}{(isRequired ? ", and be given" : "")}";
    }

    public override bool? IsKeptBy(GuardedCall call, DateOnly today) =>
        call.Arguments.TryGet(argument, out var value)
            ? Of(call.Roles.Names).Any(allowed => JsonElement.DeepEquals(allowed, value))
            : !isRequired;

    private IEnumerable<JsonElement> Of(IReadOnlyList<string> roles) =>
        roles.SelectMany(role => byRole.GetValueOrDefault(role, []));

    private static AllowedValues Read(GuardHead head, GuardDraft draft)
    {
        var argument = draft.Argument("argument",
            ArgumentType.String, ArgumentType.Integer, ArgumentType.Number, ArgumentType.Boolean);
        var byRole = draft.ByRole("allowed", "a list of at least one value", (JsonElement list, out JsonElement[] values) =>
        {
            values = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
            return values.Length > 0;
        });
        if (byRole is null)
        {
            draft.Rule.Add("allowed", "'allowed' is missing.");
        }

        foreach (var schema in draft.SchemasOf(argument))
        {
            var checks = new ArgumentChecks();
            foreach (var value in byRole?.Values.SelectMany(values => values).DistinctBy(value => value.GetRawText()) ?? [])
            {
                checks.Check(schema, value, "allowed");
            }

            checks.Problems.ToList().ForEach(problem => draft.Rule.Add("allowed", problem));
        }

        return new(head, argument, byRole ?? FrozenDictionary<string, JsonElement[]>.Empty,
            draft.Rule.FindFlag("required") ?? false);
    }
}
