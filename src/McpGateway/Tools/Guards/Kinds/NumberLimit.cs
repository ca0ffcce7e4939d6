using McpGateway.Audit;
using McpGateway.Tools.Arguments;

namespace McpGateway.Tools.Guards.Kinds;

/// <summary><c>limit</c>: how small and how large a number may be.</summary>
internal sealed class NumberLimit(GuardHead head, string argument, Bounds bounds, bool isRequired) : Guard(head)
{
    public static readonly GuardKind Kind = new("limit", ["argument", "minimum", "maximum", "required"], Read);

    public override string Code => AuditCode.GuardLimit;

    protected override string Advice =>
        "Choose a value within it, or let somebody do it whose role is allowed more.";

    public override string Describe(IReadOnlyList<string> roles) =>
        $"'{argument}' must be {bounds.Describe(roles)}{(isRequired ? ", and be given" : "")}";

    public override bool? IsKeptBy(GuardedCall call, DateOnly today) =>
        call.Arguments.TryGet(argument, out var value)
            ? bounds.Allow(value.GetDecimal(), call.Roles.Names)
            : !isRequired;

    private static NumberLimit Read(GuardHead head, GuardDraft draft)
    {
        var argument = draft.Argument("argument", ArgumentType.Integer, ArgumentType.Number);
        var bounds = BoundsReader.Read(draft, "minimum", "maximum");
        foreach (var schema in draft.SchemasOf(argument))
        {
            BoundsReader.CheckReachable(draft, "minimum", bounds.Lowest, lowest => lowest > schema.Maximum);
            BoundsReader.CheckReachable(draft, "maximum", bounds.Highest, highest => highest < schema.Minimum);
        }

        return new(head, argument, bounds, draft.Rule.FindFlag("required") ?? false);
    }
}
