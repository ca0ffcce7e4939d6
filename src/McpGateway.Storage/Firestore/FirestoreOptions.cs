using System.Text.RegularExpressions;

namespace McpGateway.Storage.Firestore;

/// <summary><c>Gateway:Storage:Firestore</c></summary>
internal sealed partial class FirestoreOptions
{
    /// <summary>The id of the Google Cloud project.</summary>
    public string Project { get; set; } = "";

    /// <summary>The id of the database in it.</summary>
    public string Database { get; set; } = "(default)";

    /// <summary>Where the database is said to lie. Google is asked, and must say the same; an emulator cannot be asked.
    /// </summary>
    public string Location { get; set; } = "";

    /// <summary>The longest that a request waits for Firestore, repetitions included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Null, or the rest of a sentence that begins with the name of the section.</summary>
    public string? FindMistake()
    {
        if (!ProjectIds().IsMatch(Project))
        {
            return Project.Length == 0
                ? "Project is missing: it names the Google Cloud project that the Firestore database belongs to."
                : $"Project is '{Project}', which is no id of a Google Cloud project.";
        }

        if (!DatabaseIds().IsMatch(Database))
        {
            return $"Database is '{Database}', which is no id of a Firestore database; the one without a name is "
                + "'(default)'.";
        }

        // A copy in Redis waits 30 seconds for its writer, which asks Firestore up to three times.
        return Timeout < TimeSpan.FromMilliseconds(500) || Timeout > TimeSpan.FromSeconds(8)
            ? $"Timeout is {Timeout}; it must be between 00:00:00.500 and 00:00:08: less than Firestore takes now and "
                + "then, and nothing works; more, and a request waits longer than its client."
            : null;
    }

    [GeneratedRegex(@"^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]\z")]
    private static partial Regex ProjectIds();

    [GeneratedRegex(@"^(\(default\)|[a-z][a-z0-9-]{2,61}[a-z0-9])\z")]
    private static partial Regex DatabaseIds();
}
