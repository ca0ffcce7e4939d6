using System.Text.Json;
using Microsoft.Extensions.Primitives;
using ModelContextProtocol.Protocol;

namespace McpGateway.Mcp.Messages;

/// <summary>
/// What 2026-07-28 asks of every request. Headers are compared with the body before anything is believed, so that a
/// proxy that routes by header and this server cannot be made to see two different requests.
/// </summary>
internal static class ModernRules
{
    public static McpError? Check(McpEnvelope envelope, IHeaderDictionary headers) =>
        VersionsAgree(envelope, headers) ?? VersionIsSupported(headers) ?? MethodAgrees(envelope, headers)
            ?? NameAgrees(envelope, headers) ?? MetaIsComplete(envelope);

    /// <summary>A notification has no metadata to compare; its version must be one of ours if it names one.</summary>
    public static McpError? VersionIsSupported(IHeaderDictionary headers)
    {
        var header = headers[McpHeaders.ProtocolVersion];
        return header.Count == 0 || new McpProtocolVersion(header.ToString()).IsSupported
            ? null
            : McpError.UnsupportedVersion(header.ToString());
    }

    private static McpError? VersionsAgree(McpEnvelope envelope, IHeaderDictionary headers)
    {
        var header = headers[McpHeaders.ProtocolVersion];
        var declared = McpEnvelope.TextOf(McpEnvelope.Member(envelope.Param("_meta"), MetaKeys.ProtocolVersion));

        return header.Count == 0 ? Missing(McpHeaders.ProtocolVersion)
            : declared is not null && header != declared ? Differs(McpHeaders.ProtocolVersion, "params._meta")
            : null;
    }

    private static McpError? MethodAgrees(McpEnvelope envelope, IHeaderDictionary headers)
    {
        var header = headers[McpHeaders.Method];
        return header.Count == 0 ? Missing(McpHeaders.Method)
            : header != envelope.Method ? Differs(McpHeaders.Method, "method")
            : null;
    }

    private static McpError? NameAgrees(McpEnvelope envelope, IHeaderDictionary headers)
    {
        var member = envelope.Method switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => "name",
            RequestMethods.ResourcesRead => "uri",
            _ => null,
        };

        if (member is null)
        {
            return null;
        }

        var header = headers[McpHeaders.Name];
        return header.Count == 0 ? Missing(McpHeaders.Name)
            : Decode(header) is not { } name ? Undecodable(McpHeaders.Name)
            : McpEnvelope.TextOf(McpEnvelope.Member(envelope.Params, member)) != name
                ? Differs(McpHeaders.Name, $"params.{member}")
            : null;
    }

    private static McpError? MetaIsComplete(McpEnvelope envelope)
    {
        var meta = envelope.Param("_meta");
        return McpEnvelope.Member(meta, MetaKeys.ProtocolVersion).ValueKind != JsonValueKind.String
            ? McpError.InvalidMeta("params._meta needs io.modelcontextprotocol/protocolVersion, a string.")
            : McpEnvelope.Member(meta, MetaKeys.ClientCapabilities).ValueKind != JsonValueKind.Object
            ? McpError.InvalidMeta("params._meta needs io.modelcontextprotocol/clientCapabilities, an object.")
            : null;
    }

    // Visible ASCII, space and tab; what does not fit comes as =?base64?…?= (streamable-http §Value Encoding).
    private static string? Decode(StringValues header) =>
        header is [{ } value] && value.All(c => c is >= ' ' and <= '~' or '\t')
            ? McpHeaderEncoder.DecodeValue(value)
            : null;

    private static McpError Missing(string header) => McpError.HeaderMismatch($"The header {header} is missing.");

    private static McpError Undecodable(string header) =>
        McpError.HeaderMismatch($"The header {header} holds characters or an encoding that it may not hold.");

    private static McpError Differs(string header, string member) =>
        McpError.HeaderMismatch($"The header {header} does not match {member} in the body.");
}
