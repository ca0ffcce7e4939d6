using System.Collections.Frozen;

namespace McpGateway.Tools.Catalog;

/// <summary>The words by which a catalog names the data classes.</summary>
internal static class DataClassWords
{
    private static readonly FrozenDictionary<string, DataClasses> ByWord = new Dictionary<string, DataClasses>
    {
        ["identity"] = DataClasses.Identity,
        ["contact"] = DataClasses.Contact,
        ["payment"] = DataClasses.Payment,
        ["fiscal"] = DataClasses.Fiscal,
        ["minor"] = DataClasses.Minor,
        ["free-text"] = DataClasses.FreeText,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string All => string.Join(", ", ByWord.Keys.Order(StringComparer.Ordinal));

    public static bool TryParse(string word, out DataClasses dataClass) => ByWord.TryGetValue(word, out dataClass);

    /// <summary>The word for one class.</summary>
    public static string Of(DataClasses dataClass) => ByWord.First(entry => entry.Value == dataClass).Key;

    /// <summary>The words for a set of classes.</summary>
    public static string ListOf(DataClasses classes) => string.Join(
        ' ', ByWord.Where(entry => (entry.Value & classes) != 0).Select(entry => entry.Key).Order(StringComparer.Ordinal));

    /// <summary>The set of the words in the list at the key; a finding for each that names no class.</summary>
    public static DataClasses Read(Section section, string key)
    {
        var words = section.Words(key);
        foreach (var word in words.Where(word => !TryParse(word.Value!, out _)))
        {
            section.File.Add(word, $"{section.What}: '{word.Value}' is not a data class; known are {All}.");
        }

        return Union(words.Select(word => word.Value!));
    }

    /// <summary>The set of the words; words that name no class are left out.</summary>
    public static DataClasses Union(IEnumerable<string> words) =>
        words.Aggregate(DataClasses.None, (union, word) => union | ByWord.GetValueOrDefault(word));
}
