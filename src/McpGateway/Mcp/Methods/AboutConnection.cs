using System.Globalization;
using McpGateway.Mcp.Messages;
using Microsoft.Extensions.Options;

namespace McpGateway.Mcp.Methods;

/// <summary>
/// The one resource: what this connection may do, what is recorded of it and where its user can end it. Ids and scopes
/// only, nothing personal.
/// </summary>
internal sealed class AboutConnection(IOptions<GatewayOptions> options)
{
    private const string Address = "gateway://connection";
    private const string MediaType = "text/markdown";

    // A new scope or another end comes with a new token, and so with another answer soon enough.
    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(1);

    /// <summary><c>resources/list</c>.</summary>
    public static ValueTask ListAsync(McpCall call) => call.AnswerAsync(call.Era, static (writer, era) =>
    {
        writer.WriteStartArray("resources"u8);
        writer.WriteStartObject();
        writer.WriteString("uri"u8, Address);
        writer.WriteString("name"u8, "connection"u8);
        writer.WriteString("title"u8, "About this connection"u8);
        writer.WriteString("description"u8,
            "What this connection may do, what is recorded of its calls, and where its user can end it."u8);
        writer.WriteString("mimeType"u8, MediaType);
        writer.WriteEndObject();
        writer.WriteEndArray();
        CacheHints.WriteFor(era, writer, lifetime);
    });

    /// <summary><c>resources/read</c>.</summary>
    public ValueTask ReadAsync(McpCall call)
    {
        if (McpEnvelope.TextOf(call.Envelope.Param("uri")) is not { } uri)
        {
            return call.RefuseAsync(McpError.InvalidParams("params.uri must be the URI of a resource."));
        }

        return uri == Address
            ? call.AnswerAsync((Text: TextFor(call.Caller), call.Era), static (writer, answer) =>
            {
                writer.WriteStartArray("contents"u8);
                writer.WriteStartObject();
                writer.WriteString("uri"u8, Address);
                writer.WriteString("mimeType"u8, MediaType);
                writer.WriteString("text"u8, answer.Text);
                writer.WriteEndObject();
                writer.WriteEndArray();
                CacheHints.WriteFor(answer.Era, writer, lifetime);
            })
            : call.RefuseAsync(McpError.ResourceNotFound(call.Era, uri));
    }

    private string TextFor(Caller caller) => string.Create(CultureInfo.InvariantCulture, $"""
        # About this connection

        - It works inside the organizer `{caller.OrganizerId}` and nowhere else.
        - Scopes: {string.Join(", ", caller.Scopes.Ordered().Select(scope => $"`{scope}`"))}. The user's own role limits
          them further, at every call.
        - It ends on {caller.ExpiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, or at once when the user revokes it at
          {options.Value.Issuer}/connections.
        - Of each call these are recorded: user id, organizer id, tool name, time, outcome and a random request id.
          Never the arguments, the results or anything of the conversation.
        """);
}
