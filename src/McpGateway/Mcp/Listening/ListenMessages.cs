using System.Buffers;
using System.Text.Json;
using McpGateway.Mcp.Messages;
using ModelContextProtocol.Protocol;

namespace McpGateway.Mcp.Listening;

/// <summary>What is written to one stream, as server-sent events without ids: a stream cannot be resumed.</summary>
/// <param name="response">The stream.</param>
/// <param name="id">The request's id as it was written; also the id of the subscription.</param>
/// <param name="requestId">As in <c>X-Request-Id</c>.</param>
/// <param name="implementation">What the server is, as JSON.</param>
internal sealed class ListenMessages(HttpResponse response, byte[] id, string requestId, byte[] implementation)
{
    public ValueTask AcknowledgeAsync(bool tellsOfTools, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        // Some proxies hold a stream back until they are told not to.
        response.Headers["X-Accel-Buffering"] = "no";
        return SendAsync(writer =>
        {
            WriteNotification(writer, NotificationMethods.SubscriptionsAcknowledgedNotification);
            writer.WriteStartObject("notifications"u8);
            if (tellsOfTools)
            {
                writer.WriteBoolean("toolsListChanged"u8, true);
            }

            writer.WriteEndObject();
            EndNotification(writer);
        }, cancellationToken);
    }

    public ValueTask TellListChangedAsync(CancellationToken cancellationToken) => SendAsync(writer =>
    {
        WriteNotification(writer, NotificationMethods.ToolListChangedNotification);
        EndNotification(writer);
    }, cancellationToken);

    /// <summary>A comment, which clients skip.</summary>
    public async ValueTask KeepAliveAsync(CancellationToken cancellationToken)
    {
        response.BodyWriter.Write(":\n\n"u8);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    /// <summary>The result of the request: the stream ends because it should.</summary>
    public ValueTask EndAsync(CancellationToken cancellationToken) => SendAsync(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        writer.WritePropertyName("id"u8);
        writer.WriteRawValue(id, skipInputValidation: true);
        writer.WriteStartObject("result"u8);
        writer.WriteString("resultType"u8, "complete"u8);
        WriteMeta(writer);
        writer.WriteString("gateway/requestId"u8, requestId);
        writer.WritePropertyName("io.modelcontextprotocol/serverInfo"u8);
        writer.WriteRawValue(implementation, skipInputValidation: true);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }, cancellationToken);

    private static void WriteNotification(Utf8JsonWriter writer, string method)
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        writer.WriteString("method"u8, method);
        writer.WriteStartObject("params"u8);
    }

    private void EndNotification(Utf8JsonWriter writer)
    {
        WriteMeta(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Left open for what is added to it.
    private void WriteMeta(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("_meta"u8);
        writer.WritePropertyName(MetaKeys.SubscriptionId);
        writer.WriteRawValue(id, skipInputValidation: true);
    }

    private async ValueTask SendAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        response.BodyWriter.Write("event: message\ndata: "u8);
        await using (var writer = new Utf8JsonWriter(response.BodyWriter, McpWriter.Options))
        {
            write(writer);
        }

        response.BodyWriter.Write("\n\n"u8);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
