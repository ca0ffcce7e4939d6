using Microsoft.Extensions.Options;

namespace McpGateway;

/// <summary>Refuses a setting below <c>Gateway</c> that does not exist. A misspelled one would otherwise leave its
/// default in force, and nobody would know.</summary>
internal sealed class SettingNames(IConfiguration configuration) : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var mistakes = configuration.GetSection(GatewayOptions.Section).AsEnumerable()
            // An empty text is how a file spells an empty list or part.
            .Where(setting => setting.Key.Contains(':', StringComparison.Ordinal) && !string.IsNullOrEmpty(setting.Value))
            .Select(setting => FindMistake(setting.Key)).OfType<string>().Order(StringComparer.Ordinal).ToList();
        return mistakes.Count > 0 ? ValidateOptionsResult.Fail(mistakes) : ValidateOptionsResult.Success;
    }

    /// <summary>What is wrong with the name of a setting, and the nearest one that exists; null for one that
    /// exists.</summary>
    public static string? FindMistake(string setting)
    {
        var path = setting.Split(':');
        var known = path.Skip(1).Aggregate(
            (KnownSettings?)KnownSettings.OfTheGateway, (part, name) => part?.Find(name));
        // Of a part that is there, what is below it.
        var candidates = known is null
            ? AllBelow(KnownSettings.OfTheGateway, [GatewayOptions.Section], path)
            : AllBelow(known, path, path);
        return known is { IsSetting: true } ? null
            : $"{setting} is not a setting; did you mean {Nearest(setting, candidates)}?";
    }

    private static string? Nearest(string written, IEnumerable<string> candidates) =>
        candidates.MinBy(candidate => Distance(candidate.ToUpperInvariant(), written.ToUpperInvariant()));

    /// <summary>Every setting by its whole name; where any name is right, the one that was written.</summary>
    private static IEnumerable<string> AllBelow(KnownSettings part, string[] path, string[] written) =>
        part.IsSetting
            ? [string.Join(':', path)]
            : part.Names.SelectMany(name => AllBelow(
                part.Find(name)!,
                [.. path, name != KnownSettings.Any ? name : written.ElementAtOrDefault(path.Length) ?? "0"],
                written));

    /// <summary>How many characters must be put in, taken out or replaced (Levenshtein).</summary>
    public static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var replaced = diagonal + (one[i] == other[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
