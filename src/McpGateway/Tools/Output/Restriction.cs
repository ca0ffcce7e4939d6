using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Output;

/// <summary>What an object, and all that is in it, may not show, because of whom it describes.</summary>
/// <param name="IsMinor">The person is not said to be of age (promise G18).</param>
/// <param name="Denied">Classes for which no consent is proven (promise G17); no scope releases them.</param>
/// <param name="Unproven">The flags that led to this.</param>
internal readonly record struct Restriction(bool IsMinor, DataClasses Denied, ulong Unproven)
{
    private const DataClasses OfPerson = DataClasses.Identity | DataClasses.Contact;

    /// <summary>With what the conditions add whose flags are not among those that were proven.</summary>
    public Restriction With(IReadOnlyList<Condition> conditions, ulong proven)
    {
        var result = this;
        for (var index = 0; index < conditions.Count; index++)
        {
            var condition = conditions[index];
            if ((condition.Flag & proven) == 0)
            {
                result = new(result.IsMinor || condition.TellsMinors, result.Denied | condition.Withheld,
                    result.Unproven | condition.Flag);
            }
        }

        return result;
    }

    public Fate FateOf(DataClasses dataClass, DataClasses released)
    {
        if (dataClass == DataClasses.None)
        {
            return Fate.Shown;
        }

        // Who is a minor is judged by the rule for minors.
        var deciding = IsMinor && (dataClass & OfPerson) != 0 ? DataClasses.Minor : dataClass;
        return ((dataClass | deciding) & Denied) != 0 ? Fate.Withheld
            : (deciding & released) != 0 ? Fate.Shown
            : (deciding & OfPerson) != 0 ? Fate.Masked
            : Fate.Withheld;
    }
}
