using McpGateway.Audit;

namespace McpGateway.Tools.Guards.Kinds;

/// <summary><c>count</c>: how many calls there may be in a period.</summary>
internal sealed class CountLimit(GuardHead head, Allowed allowed) : UsageGuard(head, allowed)
{
    public static readonly GuardKind Kind = new("count", ["limit", "per", "within"], Read);

    public override string Code => AuditCode.GuardCount;

    protected override string Advice => "Wait until earlier calls no longer count, then try again.";

    public override string Describe(IReadOnlyList<string> roles) =>
        $"at most {Words.Of(Allowed.Limit)} calls {Allowed}";

    public override decimal AmountOf(GuardedCall call) => 1;

    private static CountLimit Read(GuardHead head, GuardDraft draft)
    {
        var allowed = AllowedReader.Read(draft);
        if (allowed.Limit < 1 || allowed.Limit != decimal.Truncate(allowed.Limit))
        {
            draft.Rule.Add("limit", "'limit' must be a whole number of calls, at least 1.");
        }

        return new(head, allowed);
    }
}
