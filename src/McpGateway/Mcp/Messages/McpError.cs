using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpGateway.Mcp.Messages;

/// <summary>A refusal on the wire: HTTP status, JSON-RPC code, a sentence that says what to change.</summary>
/// <param name="Data">The error's <c>data</c> member as JSON; empty where there is none.</param>
internal sealed record McpError(int Status, int Code, string Message, ReadOnlyMemory<byte> Data = default)
{
    // Implementation-defined range (basic/index §Error Codes): -32000 to -32019.
    private const int InsufficientScopeCode = -32003;
    private const int RateLimitedCode = -32004;

    /// <summary>Refused by HTTP before the message was read.</summary>
    public static McpError Http(int status, string message) => Of(status, McpErrorCode.InvalidRequest, message);

    public static McpError TooMany(string message) => new(429, RateLimitedCode, message);

    public static McpError ParseError(string message) => Of(400, McpErrorCode.ParseError, message);

    public static McpError InvalidRequest(string message) => Of(400, McpErrorCode.InvalidRequest, message);

    /// <summary>The request's own metadata is missing or malformed.</summary>
    public static McpError InvalidMeta(string message) => Of(400, McpErrorCode.InvalidParams, message);

    /// <summary>The method's parameters are wrong; the HTTP exchange was right, so the status is 200.</summary>
    public static McpError InvalidParams(string message) => Of(200, McpErrorCode.InvalidParams, message);

    public static McpError HeaderMismatch(string message) => Of(400, McpErrorCode.HeaderMismatch, message);

    public static McpError MethodNotFound(int status, string message) =>
        Of(status, McpErrorCode.MethodNotFound, message);

    public static McpError Internal(int status, string message) => Of(status, McpErrorCode.InternalError, message);

    public static McpError InsufficientScope(string message) => new(403, InsufficientScopeCode, message);

    public static McpError UnsupportedVersion(string requested) =>
        Of(400, McpErrorCode.UnsupportedProtocolVersion, "Choose one of the supported protocol versions.") with
        {
            Data = JsonSerializer.SerializeToUtf8Bytes(
                new UnsupportedProtocolVersionErrorData
                {
                    Supported = [.. McpProtocolVersion.Supported],
                    Requested = requested,
                }, McpJsonUtilities.DefaultOptions),
        };

    /// <summary>The code moved from one of its own to the general one with the modern revision (SEP-2164).</summary>
    public static McpError ResourceNotFound(Era era, string uri)
    {
        var code = era == Era.Modern ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound;
        return Of(200, code, "There is no resource of this URI; resources/list shows the one there is.") with
        {
            Data = JsonSerializer.SerializeToUtf8Bytes(new { uri }, McpJsonUtilities.DefaultOptions),
        };
    }

    private static McpError Of(int status, McpErrorCode code, string message) => new(status, (int)code, message);
}
