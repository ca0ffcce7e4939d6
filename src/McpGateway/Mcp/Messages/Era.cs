using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace McpGateway.Mcp.Messages;

/// <summary>Which way of speaking a request chose. A property of each request, never of a connection.</summary>
[Flags]
internal enum Era
{
    /// <summary>Opened by <c>initialize</c>: 2025-11-25 and before.</summary>
    Legacy = 1,

    /// <summary>Version, client and capabilities in every request: 2026-07-28 and later.</summary>
    Modern = 2,

    Both = Legacy | Modern,
}

/// <summary>Reads the era off a request (basic/versioning §Backward Compatibility).</summary>
internal static class EraOfRequest
{
    /// <summary>
    /// Legacy is what names a legacy revision, or none; everything else is held to the modern rules, which also refuse
    /// what nobody knows.
    /// </summary>
    public static Era Of(McpEnvelope envelope, IHeaderDictionary headers)
    {
        var declared = McpEnvelope.Member(envelope.Param("_meta"), MetaKeys.ProtocolVersion);

        if (declared.ValueKind != JsonValueKind.Undefined && !IsLegacy(McpEnvelope.TextOf(declared)))
        {
            return Era.Modern;
        }

        // The handshake negotiates in its body. A client that probed with the modern revision first may still send
        // that header with it, and must not be turned away for it.
        if (envelope.Method == RequestMethods.Initialize)
        {
            return Era.Legacy;
        }

        // Without the header a request is 2025-03-26 (streamable-http §Protocol Version Header).
        return headers.TryGetValue(McpHeaders.ProtocolVersion, out var version) && !IsLegacy(version)
            ? Era.Modern
            : Era.Legacy;
    }

    private static bool IsLegacy(string? version) => version is not null && new McpProtocolVersion(version).IsLegacy;
}
