using System.Text.Json;

namespace McpGateway.Tools.Arguments;

/// <summary>Finds halves of surrogate pairs, which JSON can escape but no text can hold.</summary>
internal static class UnicodeText
{
    /// <summary>Null for a name that is no text.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether every text in the value, and every name, is one.</summary>
    public static bool IsAll(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Is(value),
        JsonValueKind.Array => value.EnumerateArray().All(IsAll),
        JsonValueKind.Object => value.EnumerateObject().All(member => NameOf(member) is not null && IsAll(member.Value)),
        _ => true,
    };

    /// <param name="value">A string.</param>
    public static bool Is(JsonElement value)
    {
        try
        {
            return value.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
