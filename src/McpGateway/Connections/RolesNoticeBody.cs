using System.Text.Json;
using McpGateway.Web;

namespace McpGateway.Connections;

/// <summary>Whose roles changed: a user's everywhere, a user's at one organizer, or those of anybody at one.</summary>
/// <remarks><code>{"user":"usr_1","organizer":"org_1"}</code></remarks>
internal sealed record RolesNoticeBody(string? User, string? Organizer)
{
    private const int MaxBytes = 4096;
    private const int MaxId = 200;

    private static readonly string[] Members = ["user", "organizer"];

    /// <summary>The notice, or every mistake by member name.</summary>
    public static async ValueTask<(RolesNoticeBody Body, Dictionary<string, string[]> Mistakes)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var members = await StrictJson.ReadAsync(request, Members, mistakes, cancellationToken, MaxBytes);
        var body = new RolesNoticeBody(Id(members, "user", mistakes), Id(members, "organizer", mistakes));
        if (mistakes.Count == 0 && body is { User: null, Organizer: null })
        {
            mistakes[StrictJson.Whole] = ["""Name whose roles changed: {"user":"…"}, {"organizer":"…"}, or both."""];
        }

        return (body, mistakes);
    }

    // Null is a mistake and not left out: the notice would be about more than its sender may have meant.
    private static string? Id(
        Dictionary<string, JsonElement> members, string name, Dictionary<string, string[]> mistakes)
    {
        if (!members.TryGetValue(name, out var value))
        {
            return null;
        }

        if (StrictJson.TextOf(value) is { Length: > 0 and <= MaxId } id && !id.Any(char.IsControl))
        {
            return id;
        }

        mistakes[name] = [$"Must be the back office's id, a text of 1 to {MaxId} characters."];
        return null;
    }
}
