using System.Text.Json.Serialization;
using McpGateway.Web.Languages;

namespace McpGateway.Audit.Timeline;

/// <summary>A step on a client's way, and how it went the last time.</summary>
public sealed record TimelineStep
{
    public const string Done = "done";
    public const string Failed = "failed";

    /// <summary>Not tried, and nothing after it either.</summary>
    public const string NotYet = "not_yet";

    /// <summary>Not recorded, but a later step shows that it happened or was not needed.</summary>
    public const string Passed = "passed";

    /// <summary>See <see cref="TimelinePlan.Steps"/>.</summary>
    public required string Step { get; init; }

    /// <summary>What the step is, in every language.</summary>
    [JsonIgnore]
    public Phrase Name => TimelinePlan.Steps.First(planned => planned.Step == Step).Name;

    public string Title => Name.English;

    public required string State { get; init; }

    /// <summary>When it was last tried, and the request id of that.</summary>
    public DateTimeOffset? Time { get; init; }

    public string? RequestId { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Code { get; init; }

    /// <summary>What to do about a failure, in every language.</summary>
    [JsonIgnore]
    public Phrase? Advice { get; init; }

    public string? Remedy => Advice?.English;

    /// <summary>How many more like the last one were left out of the log before it; null when none.</summary>
    public int? LeftOut { get; init; }
}
