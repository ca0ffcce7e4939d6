using System.Text.Json;

namespace McpGateway.Switches.Api;

/// <summary>Reads a small JSON object, every member known and there once.</summary>
internal static class StrictJson
{
    private const int MaxBytes = 8192;
    private const string Whole = "body";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>The members that are there and not null, or a mistake.</summary>
    public static async ValueTask<Dictionary<string, JsonElement>> ReadAsync(
        HttpRequest request, string[] known, Dictionary<string, string[]> mistakes, CancellationToken cancellationToken)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(buffer.AsMemory(0, length), Strict);
            if (length > MaxBytes || document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException();
            }

            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!known.Contains(member.Name))
                {
                    mistakes[Whole] = [$"There is a member that is not known; known are {string.Join(", ", known)}."];
                }
                else if (member.Value.ValueKind != JsonValueKind.Null)
                {
                    members[member.Name] = member.Value.Clone();
                }
            }
        }
        catch (JsonException)
        {
            mistakes[Whole] = [$"Send one JSON object of at most {MaxBytes} bytes, every member once."];
        }

        return members;
    }

    /// <summary>The text of a member; null when it is not there, and a mistake when it is none.</summary>
    public static string? Text(
        Dictionary<string, JsonElement> members, string name, Dictionary<string, string[]> mistakes)
    {
        if (!members.TryGetValue(name, out var value))
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

    /// <summary>The texts of a member; null when it is not there, and a mistake when it is something else.</summary>
    public static IReadOnlyList<string>? Texts(
        Dictionary<string, JsonElement> members, string name, Dictionary<string, string[]> mistakes)
    {
        if (!members.TryGetValue(name, out var value))
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

    /// <summary>Null for what is no text, an escaped half of a surrogate pair included.</summary>
    private static string? TextOf(JsonElement value)
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
