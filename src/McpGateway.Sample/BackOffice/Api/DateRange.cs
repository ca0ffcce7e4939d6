using System.Globalization;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>From one day to another, both included, in UTC. Either end may be left open.</summary>
internal sealed record DateRange(string? From, string? To)
{
    private readonly DateOnly first = Parse("from", From) ?? DateOnly.MinValue;

    private readonly DateOnly last = (Parse("to", To) ?? DateOnly.MaxValue) is var to && IsBefore(to, From)
        ? throw Refusal.Invalid("to", "must not be before from")
        : to;

    public bool Contains(DateTimeOffset moment) =>
        DateOnly.FromDateTime(moment.UtcDateTime) is var day && day >= first && day <= last;

    private static bool IsBefore(DateOnly to, string? from) => Parse("from", from) is { } start && to < start;

    private static DateOnly? Parse(string field, string? text) =>
        string.IsNullOrEmpty(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
        : throw Refusal.Invalid(field, "must be a date such as 2026-07-28");
}
