using System.Globalization;
using McpGateway.Audit;
using McpGateway.Tools.Arguments;

namespace McpGateway.Tools.Guards.Kinds;

/// <summary><c>date</c>: how far from today a date may be, in whole days of UTC.</summary>
internal sealed class DateLimit(GuardHead head, string argument, Bounds days, bool isRequired) : Guard(head)
{
    public static readonly GuardKind Kind =
        new("date", ["argument", "earliest_days", "latest_days", "required"], Read);

    public override string Code => AuditCode.GuardDate;

    protected override string Advice => "Choose another date, or let somebody do it whose role is allowed more.";

    public override string Describe(IReadOnlyList<string> roles) =>
        $"'{argument}', counted in days from today, must be {days.Describe(roles)}{(isRequired ? ", and be given" : "")}";

    public override bool? IsKeptBy(GuardedCall call, DateOnly today)
    {
        if (!call.Arguments.TryGet(argument, out var value))
        {
            return !isRequired;
        }

        var time = DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var date = DateOnly.FromDateTime(time.UtcDateTime);
        return days.Allow(date.DayNumber - today.DayNumber, call.Roles.Names);
    }

    private static DateLimit Read(GuardHead head, GuardDraft draft)
    {
        var argument = draft.Argument("argument", ArgumentType.String);
        if (draft.SchemasOf(argument).Any(schema => schema.Format is not ("date" or "date-time")))
        {
            draft.Rule.Add("argument", $"'{argument}' must have the format date or date-time.");
        }

        var days = BoundsReader.Read(draft, "earliest_days", "latest_days");
        foreach (var (key, byRole) in new[] { ("earliest_days", days.Lowest), ("latest_days", days.Highest) })
        {
            if (byRole?.Values.Any(value => value != decimal.Truncate(value) || Math.Abs(value) > 36_525) == true)
            {
                draft.Rule.Add(key, $"'{key}' must be a whole number of days, at most 36525 in either direction.");
            }
        }

        return new(head, argument, days, draft.Rule.FindFlag("required") ?? false);
    }
}
