namespace McpGateway.Mcp.Methods;

/// <summary>Lists that clients ask for as a matter of course and that hold nothing here.</summary>
internal static class EmptyLists
{
    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(5);

    public static ValueTask PromptsAsync(McpCall call) => AnswerAsync(call, "prompts");

    public static ValueTask ResourceTemplatesAsync(McpCall call) => AnswerAsync(call, "resourceTemplates");

    private static ValueTask AnswerAsync(McpCall call, string member) =>
        call.AnswerAsync((member, call.Era), static (writer, answer) =>
        {
            writer.WriteStartArray(answer.member);
            writer.WriteEndArray();
            CacheHints.WriteFor(answer.Era, writer, lifetime);
        });
}
