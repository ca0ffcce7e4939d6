using McpGateway.Audit;
using McpGateway.Tools.Arguments;

namespace McpGateway.Tools.Guards.Kinds;

/// <summary><c>sum</c>: how much a numeric argument may come to in a period, over all calls together.</summary>
internal sealed class SumLimit(GuardHead head, Allowed allowed, string argument, string? currency)
    : UsageGuard(head, allowed)
{
    public static readonly GuardKind Kind = new("sum", ["argument", "currency", "limit", "per", "within"], Read);

    public override string Code => AuditCode.GuardSum;

    protected override string Advice => "Choose less, or wait until earlier calls no longer count.";

    public override string Describe(IReadOnlyList<string> roles) =>
        $"all calls together may come to at most {Words.Of(Allowed.Limit)} in '{argument}'"
        + $"{(currency is null ? "" : $", each '{currency}' for itself,")} {Allowed}";

    public override decimal AmountOf(GuardedCall call) =>
        call.Arguments.TryGet(argument, out var value) ? value.GetDecimal() : 0;

    protected override string PartOf(GuardedCall call) =>
        currency is not null && call.Arguments.TryGet(currency, out var value)
            ? value.GetString()!.ToUpperInvariant()
            : "";

    private static SumLimit Read(GuardHead head, GuardDraft draft)
    {
        var allowed = AllowedReader.Read(draft);
        var argument = draft.Argument("argument", ArgumentType.Integer, ArgumentType.Number);
        draft.RequireAlwaysSent("argument", argument);
        foreach (var schema in draft.SchemasOf(argument))
        {
            if (!(schema.Minimum >= 0))
            {
                draft.Rule.Add("argument", $"'{argument}' needs a 'minimum' of at least 0: less would make room.");
            }
            else if (allowed.Limit <= 0 || allowed.Limit < schema.Minimum)
            {
                draft.Rule.Add("limit", "'limit' must be above 0 and what the input's schema asks for at least, or every "
                    + "call would be refused.");
            }
        }

        return new(head, allowed, argument, draft.Rule.Find("currency") is null ? null : ReadCurrency(draft));
    }

    private static string ReadCurrency(GuardDraft draft)
    {
        var currency = draft.Argument("currency", ArgumentType.String);
        draft.RequireAlwaysSent("currency", currency);
        if (draft.SchemasOf(currency).Any(schema => schema is { Enum: null, Pattern: null }))
        {
            draft.Rule.Add("currency", $"'{currency}' needs an 'enum' or a 'pattern': each spelling is summed for itself.");
        }

        return currency;
    }
}
