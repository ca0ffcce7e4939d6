using McpGateway.Audit;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Guards.Kinds;

/// <summary><c>looked_up</c>: only what this connection has read itself a short time ago, so that an id which a text has
/// slipped to the model leads nowhere.</summary>
internal sealed class LookedUp(
    GuardHead head, string argument, IReadOnlyList<KeyValuePair<string, string>> by, TimeSpan within) : Guard(head)
{
    public static readonly GuardKind Kind = new("looked_up", ["argument", "by", "within"], Read);

    private static readonly ArgumentType[] Identifying = [ArgumentType.String, ArgumentType.Integer];

    public override string Code => AuditCode.GuardNotLookedUp;

    public override IEnumerable<(string Tool, LookUp LookUp)> Remembered =>
        by.Select(source => (source.Key, new LookUp(source.Value, within)));

    protected override string Advice => "Look it up, compare it with what the user asked for, then try again.";

    public override string Describe(IReadOnlyList<string> roles) =>
        $"'{argument}' must be what this connection has looked up within {Words.Of(within)}, by "
        + string.Join(" or ", by.Select(source => source.Key));

    public override bool? IsKeptBy(GuardedCall call, DateOnly today) =>
        call.Arguments.TryGet(argument, out _) ? null : false;

    protected override async ValueTask<bool> IsKeptAfterAsync(
        GuardedCall call, GuardHistory history, CancellationToken cancellationToken)
    {
        if (!call.Arguments.TryGet(argument, out var value))
        {
            return false;
        }

        foreach (var (tool, its) in by)
        {
            if (await history.LookUps.WasLookedUpAsync(call.Caller, tool, its, value, within, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static LookedUp Read(GuardHead head, GuardDraft draft)
    {
        var argument = draft.Argument("argument", Identifying);
        draft.RequireAlwaysSent("argument", argument);
        var by = ReadSources(draft, argument);
        var known = by.Where(source => CheckSource(draft, source)).ToList();
        foreach (var role in known.Count < by.Count ? [] : draft.Callers)
        {
            if (!known.Any(source => draft.CallersOf(draft.AllTools[source.Key]).Contains(role)))
            {
                draft.Rule.Add("by", $"the role '{role}' can call the tool but none of 'by', so it could never keep the "
                    + "rule.");
            }
        }

        return new(head, argument, known, draft.Time("within", Allowed.Shortest, TimeSpan.FromDays(7)));
    }

    /// <summary>A list of tools whose argument has the same name, or a mapping from the tool to its argument.</summary>
    private static List<KeyValuePair<string, string>> ReadSources(GuardDraft draft, string argument)
    {
        List<KeyValuePair<string, string>> by = draft.Rule.Find("by") is YamlSequenceNode
            ? [.. draft.Rule.Words("by").Select(word => KeyValuePair.Create(word.Value!, argument))]
            : [.. draft.Rule.Entries("by").Select(entry =>
                KeyValuePair.Create(entry.Key, (entry.Value as YamlScalarNode)?.Value ?? ""))];
        if (by.Count == 0)
        {
            draft.Rule.Add("by", "'by' must name the tools that look it up: a list, or a mapping from tool to argument.");
        }

        return by;
    }

    private static bool CheckSource(GuardDraft draft, KeyValuePair<string, string> source)
    {
        if (!draft.AllTools.TryGetValue(source.Key, out var tool))
        {
            draft.Rule.Add("by", $"'{source.Key}' is not a tool of the catalog.");
            return false;
        }

        if (tool.Effect != Effect.Read)
        {
            draft.Rule.Add("by", $"'{source.Key}' changes something; only a tool that reads looks something up.");
        }

        if (tool.Input.FindProperty(source.Value) is not { } input || !Identifying.Contains(input.Type))
        {
            draft.Rule.Add("by", $"'{source.Value}' is not an input of {source.Key} of type string or integer.");
        }

        return true;
    }
}
