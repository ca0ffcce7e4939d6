using System.Text.Json;
using McpGateway.Mcp.Messages;

namespace McpGateway.Mcp.Methods;

/// <summary>How a client and the server get to know each other, in either era, and <c>ping</c>.</summary>
internal static class Introduction
{
    private static readonly TimeSpan discoveryLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// <c>initialize</c>: agrees on the client's revision where it is a legacy one of ours, on the newest legacy one
    /// otherwise. Nothing is remembered and no session is opened.
    /// </summary>
    public static ValueTask InitializeAsync(McpCall call)
    {
        if (McpEnvelope.TextOf(call.Envelope.Param("protocolVersion")) is not { } asked)
        {
            return call.RefuseAsync(McpError.InvalidParams("params.protocolVersion must be a string."));
        }

        var version = new McpProtocolVersion(asked);
        var agreed = version.IsLegacy ? version : McpProtocolVersion.NewestLegacy;
        return call.AnswerAsync((call.Card, agreed), WriteHandshake);
    }

    /// <summary><c>server/discover</c>: every revision that is answered here, older ones too.</summary>
    public static ValueTask DiscoverAsync(McpCall call) => call.AnswerAsync(call.Card, static (writer, card) =>
    {
        writer.WriteStartArray("supportedVersions"u8);
        foreach (var version in McpProtocolVersion.Supported)
        {
            writer.WriteStringValue(version);
        }

        writer.WriteEndArray();
        WriteCapabilities(writer, card, card.Capabilities);
        CacheHints.Write(writer, discoveryLifetime);
    });

    public static ValueTask PingAsync(McpCall call) => call.AcknowledgeAsync();

    private static void WriteHandshake(Utf8JsonWriter writer, (ServerCard Card, McpProtocolVersion Version) answer)
    {
        writer.WriteString("protocolVersion"u8, answer.Version.Text);
        WriteCapabilities(writer, answer.Card, answer.Card.LegacyCapabilities);
        writer.WritePropertyName("serverInfo"u8);
        writer.WriteRawValue(answer.Card.Implementation, skipInputValidation: true);
    }

    private static void WriteCapabilities(Utf8JsonWriter writer, ServerCard card, byte[] capabilities)
    {
        writer.WritePropertyName("capabilities"u8);
        writer.WriteRawValue(capabilities, skipInputValidation: true);
        writer.WriteString("instructions"u8, card.Instructions);
    }
}
