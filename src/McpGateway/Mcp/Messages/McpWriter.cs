using System.Text.Encodings.Web;
using System.Text.Json;
using McpGateway.Mcp.Http;

namespace McpGateway.Mcp.Messages;

/// <summary>Writes JSON-RPC answers straight into the response's pipe.</summary>
internal static class McpWriter
{
    // The answer is JSON and never HTML, so only what JSON itself needs is escaped.
    public static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a result; <paramref name="members"/> writes what is inside the object.</summary>
    public static ValueTask WriteResultAsync<TState>(
        HttpResponse response, ReadOnlyMemory<byte> id, TState state, Action<Utf8JsonWriter, TState> members)
    {
        using var writer = new Utf8JsonWriter(response.BodyWriter, Options);

        WriteStart(writer, id);
        writer.WriteStartObject("result"u8);
        members(writer, state);
        writer.WriteEndObject();
        writer.WriteEndObject();
        return SendAsync(response, writer);
    }

    /// <summary>Writes an error with its HTTP status. Where there is no id the member is left out.</summary>
    public static ValueTask WriteErrorAsync(HttpResponse response, ReadOnlyMemory<byte> id, McpError error)
    {
        response.StatusCode = error.Status;
        using var writer = new Utf8JsonWriter(response.BodyWriter, Options);

        WriteStart(writer, id);
        writer.WriteStartObject("error"u8);
        writer.WriteNumber("code"u8, error.Code);
        writer.WriteString("message"u8, error.Message);
        if (!error.Data.IsEmpty)
        {
            writer.WritePropertyName("data"u8);
            writer.WriteRawValue(error.Data.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        return SendAsync(response, writer);
    }

    private static void WriteStart(Utf8JsonWriter writer, ReadOnlyMemory<byte> id)
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        if (!id.IsEmpty)
        {
            writer.WritePropertyName("id"u8);
            writer.WriteRawValue(id.Span, skipInputValidation: true);
        }
    }

    // Everything is in the pipe's buffer and no header has left yet, so the length can still be told.
    private static async ValueTask SendAsync(HttpResponse response, Utf8JsonWriter writer)
    {
        writer.Flush();
        response.ContentType = MediaTypes.Json;
        response.ContentLength = writer.BytesCommitted;
        await response.BodyWriter.FlushAsync();
    }
}
