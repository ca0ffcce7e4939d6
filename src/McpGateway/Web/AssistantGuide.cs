using McpGateway.Web.Languages;

namespace McpGateway.Web;

/// <summary>How one assistant is told of the gateway.</summary>
/// <param name="Name">As its maker calls it.</param>
/// <param name="Steps">What to do there.</param>
/// <param name="Command">What to paste into a terminal or a file; null where the address is all.</param>
public sealed record AssistantGuide(string Name, Phrase Steps, string? Command)
{
    /// <summary>The name under which commands enter the gateway; a person may choose another.</summary>
    private const string Entry = "backoffice";

    internal static IReadOnlyList<AssistantGuide> For(string url) =>
    [
        new("Claude", GuidePhrases.Claude, null),
        new("Claude Code", GuidePhrases.ClaudeCode, $"claude mcp add --transport http {Entry} {url}"),
        new("ChatGPT", GuidePhrases.ChatGpt, null),
        new("Codex", GuidePhrases.Codex, $"codex mcp add {Entry} --url {url}\ncodex mcp login {Entry}"),
        new("Gemini CLI", GuidePhrases.Gemini, $"gemini mcp add --transport http {Entry} {url}"),
        new("VS Code, GitHub Copilot", GuidePhrases.VsCode,
            $$"""code --add-mcp '{"name":"{{Entry}}","type":"http","url":"{{url}}"}'"""),
        new("Cursor", GuidePhrases.Cursor, $$"""{ "mcpServers": { "{{Entry}}": { "url": "{{url}}" } } }"""),
        new("mcp-remote", GuidePhrases.McpRemote, $"npx -y mcp-remote {url}"),
    ];
}
