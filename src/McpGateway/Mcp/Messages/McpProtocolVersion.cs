namespace McpGateway.Mcp.Messages;

/// <summary>A revision of the protocol as a request names it: an ISO date, so that ordinal order is time.</summary>
internal readonly record struct McpProtocolVersion(string Text)
{
    /// <summary>The newest revision that opens with the <c>initialize</c> handshake.</summary>
    public static readonly McpProtocolVersion NewestLegacy = new("2025-11-25");

    private const string FirstModern = "2026-07-28";

    /// <summary>Every revision answered here, newest first. The one list behind discovery and errors.</summary>
    public static IReadOnlyList<string> Supported { get; } =
        [FirstModern, NewestLegacy.Text, "2025-06-18", "2025-03-26", "2024-11-05", "2024-10-07"];

    public bool IsSupported => Supported.Contains(Text, StringComparer.Ordinal);

    /// <summary>True where every request carries its own metadata and there is no handshake.</summary>
    public bool IsModern => string.CompareOrdinal(Text, FirstModern) >= 0;

    /// <summary>True for the revisions answered here that open with <c>initialize</c>.</summary>
    public bool IsLegacy => !IsModern && IsSupported;

    public override string ToString() => Text;
}
