using System.Text.Json;

namespace McpGateway.Tools.Confirmation;

/// <summary>What the user answered to the form that the client showed (MCP: ElicitResult).</summary>
internal enum FormAnswer
{
    /// <summary>No answer to our question.</summary>
    None,
    Accepted,

    /// <summary>Declined, or closed without a choice.</summary>
    Refused,
}

internal static class FormAnswers
{
    /// <summary>The key of our one question among the requests of an answer.</summary>
    public const string Key = "confirm";

    public static FormAnswer Read(JsonElement responses) =>
        responses.ValueKind == JsonValueKind.Object && responses.TryGetProperty(Key, out var response)
        && response.ValueKind == JsonValueKind.Object && response.TryGetProperty("action", out var action)
        && action.ValueKind == JsonValueKind.String
            ? action.ValueEquals("accept"u8) ? FormAnswer.Accepted : FormAnswer.Refused
            : FormAnswer.None;
}
