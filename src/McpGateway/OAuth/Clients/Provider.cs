namespace McpGateway.OAuth.Clients;

/// <summary>Who operates a client, decided by the host of its document or else by the host that receives the code,
/// never by the name a client gives itself.</summary>
internal static class Provider
{
    /// <summary>The client runs on the user's device; nobody vouches for what it is.</summary>
    public const string Local = "On your device";

    public const string Unknown = "Unknown";

    private static readonly Dictionary<string, string> ByHost = new(StringComparer.Ordinal)
    {
        ["claude.ai"] = "Anthropic",
        ["claude.com"] = "Anthropic",
        ["chatgpt.com"] = "OpenAI",
        ["vscode.dev"] = "Microsoft",
        ["cursor.com"] = "Anysphere",
        ["www.cursor.com"] = "Anysphere",
        ["grok.com"] = "xAI",
    };

    /// <summary>Every answer that there is.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. ByHost.Values.Distinct().Order(StringComparer.Ordinal), Local, Unknown];

    /// <param name="verifiedHost">Of a client with a document: its operator vouches for loopback redirects
    /// too.</param>
    public static string Of(string? verifiedHost, string redirectUri) =>
        verifiedHost is null ? Of(redirectUri) : ByHost.GetValueOrDefault(verifiedHost, Unknown);

    public static string Of(string redirectUri) => RedirectUri.IsLoopback(redirectUri)
        ? Local
        : ByHost.GetValueOrDefault(RedirectUri.DisplayHost(redirectUri), Unknown);
}
