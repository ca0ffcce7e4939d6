using System.Text.Json;

namespace McpGateway.Web;

/// <summary>Reads the small JSON object that the body of a request is, every member known and there once.</summary>
internal static class StrictJson
{
    /// <summary>The name of mistakes that no single member has made.</summary>
    public const string Whole = "body";

    private const int MaxBytes = 8192;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>The members that are there, or a mistake.</summary>
    public static async ValueTask<Dictionary<string, JsonElement>> ReadAsync(
        HttpRequest request, string[] known, Dictionary<string, string[]> mistakes, CancellationToken cancellationToken,
        int maxBytes = MaxBytes)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var buffer = new byte[maxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(buffer.AsMemory(0, length), Strict);
            if (length > maxBytes || document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException();
            }

            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (known.Contains(member.Name))
                {
                    members[member.Name] = member.Value.Clone();
                }
                else
                {
                    mistakes[Whole] = [$"There is a member that is not known; known are {string.Join(", ", known)}."];
                }
            }
        }
        // The latter for a name that is no Unicode, which the parser notices only when it is read.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            mistakes[Whole] = [$"Send one JSON object of at most {maxBytes} bytes, every member once."];
        }

        return members;
    }

    /// <summary>The text of a member; null when it is null or not there, and a mistake when it is something
    /// else.</summary>
    public static string? Text(
        Dictionary<string, JsonElement> members, string name, Dictionary<string, string[]> mistakes)
    {
        if (Find(members, name) is not { } value)
        {
            return null;
        }

        var text = TextOf(value);
        if (text is null)
        {
            mistakes[name] = ["Must be a text."];
        }

        return text;
    }

    /// <summary>The texts of a member; null when it is null or not there, and a mistake when it is something
    /// else.</summary>
    public static IReadOnlyList<string>? Texts(
        Dictionary<string, JsonElement> members, string name, Dictionary<string, string[]> mistakes)
    {
        if (Find(members, name) is not { } value)
        {
            return null;
        }

        var texts = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(TextOf).ToList()
            : [null];
        if (texts.Contains(null))
        {
            mistakes[name] = ["Must be a list of texts, or null for no restriction."];
        }

        return [.. texts.OfType<string>()];
    }

    /// <summary>The value of a member; null when it is null or not there.</summary>
    public static JsonElement? Find(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Null for what is no text, an escaped half of a surrogate pair included.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
