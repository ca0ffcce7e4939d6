using System.Globalization;

namespace McpGateway.Switches;

/// <summary>A switch that somebody wants to throw, every field checked.</summary>
internal sealed record SwitchDraft(string Kind, string Target, string Reason, DateTimeOffset? ExpiresAt)
{
    private const int MaxId = 200;
    private const int MaxClientId = 2048;

    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The draft; with any entry in <paramref name="mistakes"/>, by field, it is not to be used.</summary>
    public static SwitchDraft Make(
        SwitchFields fields, SwitchTargets targets, DateTimeOffset now, Dictionary<string, string[]> mistakes)
    {
        if (!SwitchKind.All.Contains(fields.Kind))
        {
            mistakes["kind"] = [$"Say what to stop: {string.Join(", ", SwitchKind.All)}."];
        }
        else if (FindMistake(fields.Kind!, fields.Target, targets) is { } wrongTarget)
        {
            mistakes["target"] = [wrongTarget];
        }

        if (!SwitchReason.All.Contains(fields.Reason))
        {
            mistakes["reason"] = [$"Say why with one of these words: {string.Join(", ", SwitchReason.All)}."];
        }

        var end = default(DateTimeOffset?);
        if (fields.ExpiresAt is { } text)
        {
            if (!DateTimeOffset.TryParseExact(
                text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                mistakes["expires_at"] = ["Not a time; use RFC 3339, for example 2026-01-31T18:00:00Z, or leave it out."];
            }
            else if (time <= now)
            {
                mistakes["expires_at"] = ["This time has passed; the switch would stop nothing."];
            }

            end = time.ToUniversalTime();
        }

        return new(fields.Kind ?? "", fields.Target ?? "", fields.Reason ?? "", end);
    }

    private static string? FindMistake(string kind, string? target, SwitchTargets targets) => kind switch
    {
        SwitchKind.Everything => string.IsNullOrEmpty(target) ? null : "Leave it out: everything is everything.",
        SwitchKind.Effect => OneOf(ToolEffect.All, target),
        SwitchKind.Provider => OneOf(targets.Providers, target),
        SwitchKind.Tool => targets.Tools.Contains(target, StringComparer.Ordinal)
            ? null : "There is no tool of this name in the catalog.",
        SwitchKind.Client => FindIdMistake(target, MaxClientId),
        _ => FindIdMistake(target),
    };

    private static string? OneOf(IReadOnlyList<string> known, string? target) =>
        known.Contains(target, StringComparer.Ordinal) ? null : $"Must be one of: {string.Join(", ", known)}.";

    /// <summary>What is wrong with an id of somebody that only the back office knows.</summary>
    public static string? FindIdMistake(string? target, int max = MaxId) =>
        target?.Length > 0 && target.Length <= max && !target.Any(char.IsControl) && !char.IsWhiteSpace(target[0])
            && !char.IsWhiteSpace(target[^1])
            ? null : $"Must be an id: 1 to {max} characters, no spaces around it.";
}

/// <summary>The fields as they were sent, by whichever way.</summary>
internal sealed record SwitchFields(string? Kind, string? Target, string? Reason, string? ExpiresAt);
