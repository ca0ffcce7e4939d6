using System.Text.Json;

namespace McpGateway.Connections;

/// <summary>Whose roles changed: a user's everywhere, a user's at one organizer, or those of anybody at one.</summary>
/// <remarks><code>{"user":"usr_1","organizer":"org_1"}</code></remarks>
internal sealed record RolesNoticeBody(string? User, string? Organizer)
{
    private const int MaxBytes = 4096;
    private const int MaxId = 200;
    private const string Whole = "body";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>The notice, or every mistake by member name.</summary>
    public static async ValueTask<(RolesNoticeBody Body, Dictionary<string, string[]> Mistakes)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var body = new RolesNoticeBody(null, null);
        try
        {
            using var document = JsonDocument.Parse(await ReadBytesAsync(request, cancellationToken), Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                body = Read(document.RootElement, mistakes);
            }
        }
        catch (JsonException)
        {
            mistakes[Whole] = [$"Send one JSON object of at most {MaxBytes} bytes, every member once."];
        }

        if (mistakes.Count == 0 && body is { User: null, Organizer: null })
        {
            mistakes[Whole] = ["""Name whose roles changed: {"user":"…"}, {"organizer":"…"}, or both."""];
        }

        return (body, mistakes);
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken);
        return length <= MaxBytes ? buffer.AsMemory(0, length) : throw new JsonException();
    }

    private static RolesNoticeBody Read(JsonElement root, Dictionary<string, string[]> mistakes)
    {
        var (user, organizer) = (default(string), default(string));
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not ("user" or "organizer"))
            {
                mistakes[Whole] = ["There is a member that is not known; known are user and organizer."];
            }
            else if (TextOf(member.Value) is not { } id)
            {
                mistakes[member.Name] = [$"Must be the back office's id, a text of 1 to {MaxId} characters."];
            }
            else
            {
                (user, organizer) = member.Name == "user" ? (id, organizer) : (user, id);
            }
        }

        return new(user, organizer);
    }

    /// <summary>Null for what is no id, an escaped half of a surrogate pair included.</summary>
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= MaxId } text
                && !text.Any(char.IsControl) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
