using McpGateway.Tools.Arguments;

namespace McpGateway.Tools.Guards;

/// <summary>Reads how much, to whom, in which time.</summary>
internal static class AllowedReader
{
    /// <summary>Beyond this, sums could leave the range in which they are exact.</summary>
    private const decimal MaxLimit = 1_000_000_000_000;

    private static readonly string[] Subjects =
        [.. Enum.GetNames<GuardSubject>().Select(name => name.ToLowerInvariant())];

    public static Allowed Read(GuardDraft draft)
    {
        var word = draft.Rule.Text("per");
        if (!Subjects.Contains(word))
        {
            draft.Rule.Add("per", $"'per' must be one of {string.Join(", ", Subjects)}.");
        }

        Enum.TryParse<GuardSubject>(word, ignoreCase: true, out var per);
        return new(ReadLimit(draft), per, draft.Time("within", Allowed.Shortest, Allowed.Longest));
    }

    private static decimal ReadLimit(GuardDraft draft)
    {
        if (SchemaKeywords.ReadNumber(draft.Rule, "limit") is { } limit and <= MaxLimit)
        {
            return limit;
        }

        draft.Rule.Add("limit", $"'limit' must be a number up to {Words.Of(MaxLimit)}.");
        return MaxLimit;
    }
}
